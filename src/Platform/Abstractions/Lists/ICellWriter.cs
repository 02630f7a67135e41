namespace PayHall.Lists;

/// <summary>
/// The next cell of a row that is being exported. Every column writes exactly one; null leaves it empty. The kinds have methods of
/// their own, so that a value is never boxed or formatted twice.
/// </summary>
public interface ICellWriter
{
    /// <summary>A text; one that a spreadsheet would take for a formula is defused.</summary>
    void Text(string? value);

    /// <summary>A term by its localisation key.</summary>
    void Term(string? key);

    /// <summary>A whole number.</summary>
    void Number(long? value);

    /// <summary>An amount.</summary>
    void Money(Money? value);

    /// <summary>A share in percent: 98.5 for 98.5 %.</summary>
    void Percent(decimal? value);

    /// <summary>A day.</summary>
    void Date(DateOnly? value);

    /// <summary>An instant.</summary>
    void Instant(DateTimeOffset? value);
}

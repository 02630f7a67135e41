namespace PayHall.Lists;

/// <summary>What a column holds; the cells of an exported file are typed by it.</summary>
public enum ColumnKind
{
    /// <summary>Text as it was entered or registered; never a number or a formula, whatever it looks like.</summary>
    Text,

    /// <summary>A term of an enumeration, in the language of whoever asks.</summary>
    Term,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>An amount in yuan with two digits.</summary>
    Money,

    /// <summary>A share in percent.</summary>
    Percent,

    /// <summary>A day.</summary>
    Date,

    /// <summary>An instant, shown to the second in the tenant's time zone.</summary>
    Instant,
}

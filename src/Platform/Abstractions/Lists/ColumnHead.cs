namespace PayHall.Lists;

/// <summary>What a column of a list is called and how it is shown: the same for the table on the page and for exported files.</summary>
public class ColumnHead
{
    /// <summary>The column's name in Chinese; the localisation key.</summary>
    public required string Caption { get; init; }

    /// <summary>What it holds.</summary>
    public required ColumnKind Kind { get; init; }

    /// <summary>The column's name in <c>?sort=</c>; null where the list can't be sorted by it.</summary>
    public string? Sort { get; init; }

    /// <summary>Classes of the table's head beside those of the kind, such as <c>p2</c>.</summary>
    public string? Css { get; init; }

    /// <summary>True if the column is set to the right.</summary>
    public bool IsNumeric => Kind is ColumnKind.Number or ColumnKind.Money;
}

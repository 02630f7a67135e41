using System.Collections;

namespace PayHall.Lists;

/// <summary>
/// The columns of a list, declared once in the constructor of a subclass: the table takes its heads from here, exported files take
/// heads and cells. A list that shows a column only to some asks for it in the constructor.
/// </summary>
public abstract class ListColumns<TRow> : IReadOnlyList<ListColumn<TRow>>
{
    private readonly List<ListColumn<TRow>> columns = [];
    private readonly List<ColumnHead> heads = [];

    /// <summary>The heads of the table; the list itself is what files hold.</summary>
    public IReadOnlyList<ColumnHead> Heads => heads;

    /// <inheritdoc />
    public int Count => columns.Count;

    /// <inheritdoc />
    public ListColumn<TRow> this[int index] => columns[index];

    /// <inheritdoc />
    public IEnumerator<ListColumn<TRow>> GetEnumerator() => columns.GetEnumerator();

    /// <inheritdoc />
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Adds a column of texts.</summary>
    protected void Text(string caption, Func<TRow, string?> value, string? sort = null, string? css = null, bool inTable = true)
        => Add(caption, ColumnKind.Text, (row, cells) => cells.Text(value(row)), sort, css, inTable);

    /// <summary>Adds a column of terms; the value is the localisation key.</summary>
    protected void Term(string caption, Func<TRow, string?> key, string? sort = null, string? css = null, bool inTable = true)
        => Add(caption, ColumnKind.Term, (row, cells) => cells.Term(key(row)), sort, css, inTable);

    /// <summary>Adds a column of whole numbers.</summary>
    protected void Number(string caption, Func<TRow, long?> value, string? sort = null, string? css = null, bool inTable = true)
        => Add(caption, ColumnKind.Number, (row, cells) => cells.Number(value(row)), sort, css, inTable);

    /// <summary>Adds a column of amounts.</summary>
    protected void Money(string caption, Func<TRow, Money?> value, string? sort = null, string? css = null, bool inTable = true)
        => Add(caption, ColumnKind.Money, (row, cells) => cells.Money(value(row)), sort, css, inTable);

    /// <summary>Adds a column of shares; the value is in percent.</summary>
    protected void Percent(string caption, Func<TRow, decimal?> value, string? sort = null, string? css = null, bool inTable = true)
        => Add(caption, ColumnKind.Percent, (row, cells) => cells.Percent(value(row)), sort, css, inTable);

    /// <summary>Adds a column of days.</summary>
    protected void Date(string caption, Func<TRow, DateOnly?> value, string? sort = null, string? css = null, bool inTable = true)
        => Add(caption, ColumnKind.Date, (row, cells) => cells.Date(value(row)), sort, css, inTable);

    /// <summary>Adds a column of instants.</summary>
    protected void Instant(string caption, Func<TRow, DateTimeOffset?> value, string? sort = null, string? css = null, bool inTable = true)
        => Add(caption, ColumnKind.Instant, (row, cells) => cells.Instant(value(row)), sort, css, inTable);

    /// <summary>Adds a column of the table alone, for what files hold in several columns.</summary>
    protected void TableOnly(string caption, string? css = null) => heads.Add(new ColumnHead { Caption = caption, Kind = ColumnKind.Text, Css = css });

    private void Add(string caption, ColumnKind kind, Action<TRow, ICellWriter> write, string? sort, string? css, bool inTable)
    {
        var column = new ListColumn<TRow>(write) { Caption = caption, Kind = kind, Sort = sort, Css = css };
        columns.Add(column);
        if (inTable)
            heads.Add(column);
    }
}

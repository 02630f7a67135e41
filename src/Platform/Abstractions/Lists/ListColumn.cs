namespace PayHall.Lists;

/// <summary>A column of a list whose rows are of one type.</summary>
/// <param name="write">Writes the cell of a row.</param>
public sealed class ListColumn<TRow>(Action<TRow, ICellWriter> write) : ColumnHead
{
    /// <summary>Writes the cell of a row.</summary>
    public void Write(TRow row, ICellWriter cells) => write(row, cells);
}

namespace PayHall.Lists;

/// <summary>A list to be exported, as its page shows it: same columns, filter, order and data scope.</summary>
/// <param name="Name">The list's name in Chinese; the localisation key, and the beginning of the file's name.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, all of them, read from the database while they are written; never a collection that was loaded before.</param>
public sealed record ListExport<TRow>(string Name, ListColumns<TRow> Columns, IAsyncEnumerable<TRow> Rows);

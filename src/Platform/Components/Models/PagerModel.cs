namespace PayHall.Components;

/// <summary>
/// Where one is in a list. Long lists are paged by keyset (<see cref="ByKey"/>: parameter <c>after</c>), short ones by number
/// (<see cref="ByNumber"/>: parameter <c>p</c>).
/// </summary>
public sealed record PagerModel
{
    /// <summary>The query parameter of a page's number. Not <c>page</c>: Razor Pages keeps its own route under that name.</summary>
    public const string Parameter = "p";

    private PagerModel()
    {
    }

    /// <summary>Rows of a full page.</summary>
    public int Size { get; private init; }

    /// <summary>Number of the page from 1, or 0 with a keyset.</summary>
    public int Page { get; private init; }

    /// <summary>Number of pages, or 0 with a keyset.</summary>
    public int Pages { get; private init; }

    /// <summary>Cursor of the next page, or null at the end.</summary>
    public string? Next { get; private init; }

    /// <summary>True on the first page.</summary>
    public bool IsFirst { get; private init; }

    /// <summary>True if there is no other page to go to.</summary>
    public bool IsSingle => Pages <= 1 && Next is null && IsFirst;

    /// <summary>A list paged by keyset.</summary>
    /// <param name="next">Cursor of the next page, or null at the end.</param>
    /// <param name="after">The cursor that led to this page, or null on the first.</param>
    /// <param name="size">Rows of a full page.</param>
    public static PagerModel ByKey(string? next, string? after, int size)
        => new() { Next = next, IsFirst = string.IsNullOrEmpty(after), Size = size };

    /// <summary>A list paged by number.</summary>
    /// <param name="page">The page from 1.</param>
    /// <param name="size">Rows of a full page.</param>
    /// <param name="total">Rows in all.</param>
    public static PagerModel ByNumber(int page, int size, long total)
    {
        var pages = (int)Math.Max(1, (total + size - 1) / size);
        return new() { Page = Math.Clamp(page, 1, pages), Pages = pages, Size = size, IsFirst = page <= 1 };
    }
}

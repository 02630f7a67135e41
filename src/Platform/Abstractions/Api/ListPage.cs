namespace PayHall.Api;

/// <summary>A page of a list, as the API answers it.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">Cursor to pass as <c>after</c> for the next page, or null at the end.</param>
public sealed record ListPage<T>(IReadOnlyList<T> Items, string? Next);

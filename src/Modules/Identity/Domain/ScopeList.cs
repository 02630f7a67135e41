namespace PayHall.Identity.Domain;

/// <summary>The scope of a token as RFC 6749 writes it: names of permissions separated by blanks.</summary>
internal static class ScopeList
{
    /// <summary>The names, each once, in order; empty if none is given.</summary>
    public static IReadOnlyList<string> Read(string? scope)
        => [.. (scope ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The scope of these names; null for none, which means no narrowing.</summary>
    public static string? Write(IReadOnlyCollection<string> names) => names.Count == 0 ? null : string.Join(' ', names);
}

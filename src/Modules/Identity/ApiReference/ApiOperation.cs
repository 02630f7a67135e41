namespace PayHall.Identity.ApiReference;

/// <summary>An operation of this tenant's API.</summary>
internal sealed record ApiOperation
{
    /// <summary>For links to it.</summary>
    public required string Id { get; init; }

    /// <summary>GET, PUT, POST or DELETE.</summary>
    public required string Method { get; init; }

    /// <summary>Path below the tenant's address.</summary>
    public required string Path { get; init; }

    /// <summary>What it does.</summary>
    public required string Summary { get; init; }

    /// <summary>Who may call it.</summary>
    public required string Access { get; init; }

    /// <summary>Path, query and header parameters.</summary>
    public required IReadOnlyList<ApiField> Parameters { get; init; }

    /// <summary>How the body is written; empty if there is none.</summary>
    public required string BodyType { get; init; }

    /// <summary>Fields of the body.</summary>
    public required IReadOnlyList<ApiField> Body { get; init; }

    /// <summary>An example of the body, or an empty text.</summary>
    public required string BodyExample { get; init; }

    /// <summary>How it answers.</summary>
    public required IReadOnlyList<ApiAnswer> Answers { get; init; }
}

namespace PayHall.Identity.Data;

/// <summary>A message to one person (消息, P-10).</summary>
internal sealed class StoredNotification
{
    /// <summary>Its id; later messages have higher ones.</summary>
    public long Id { get; init; }

    /// <summary>Who is told.</summary>
    public required string UserId { get; init; }

    /// <summary>Stable English name of what happened.</summary>
    public required string Kind { get; init; }

    /// <summary>Localisation key of the title.</summary>
    public required string Title { get; init; }

    /// <summary>Localisation key of the body, or empty.</summary>
    public required string Body { get; init; }

    /// <summary>The values in both, as a JSON array of texts.</summary>
    public required string Values { get; init; }

    /// <summary>Path within the tenant, or null.</summary>
    public string? Link { get; init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the person read it.</summary>
    public DateTimeOffset? ReadAt { get; init; }
}

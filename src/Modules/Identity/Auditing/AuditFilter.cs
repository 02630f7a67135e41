namespace PayHall.Identity.Auditing;

/// <summary>What the list of audit rows is narrowed to; null or empty: not at all.</summary>
internal sealed record AuditFilter
{
    /// <summary>Part of the name or sign-in name of who did it.</summary>
    public string? Who { get; init; }

    /// <summary>The action.</summary>
    public string? Action { get; init; }

    /// <summary>Part of the subject.</summary>
    public string? Subject { get; init; }

    /// <summary>First local day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last local day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Beginning of the network address.</summary>
    public string? Address { get; init; }

    /// <summary>True: refused ones only; false: done ones only.</summary>
    public bool? Refused { get; init; }

    /// <summary>Text anywhere in the subject or in the states.</summary>
    public string? Text { get; init; }
}

namespace PayHall.Identity.Access;

/// <summary>What is known of the request beside the actor; scoped, filled by <see cref="AccessMiddleware"/>.</summary>
internal sealed class CurrentSession
{
    /// <summary>Id of the session; null for clients, nobody and the system.</summary>
    public string? SessionId { get; set; }

    /// <summary>The account's security stamp when the request began; null for clients, nobody and the system.</summary>
    public string? SecurityStamp { get; set; }

    /// <summary>Network address of the caller; empty outside requests.</summary>
    public string Address { get; set; } = "";

    /// <summary>True if the person has to change the password before anything else.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>True if the person has to set up a second factor before anything else.</summary>
    public bool MustSetUpSecondFactor { get; set; }
}

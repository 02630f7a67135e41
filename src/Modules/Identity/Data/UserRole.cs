namespace PayHall.Identity.Data;

/// <summary>A role that an account has.</summary>
internal sealed class UserRole
{
    /// <summary>The account.</summary>
    public required string UserId { get; init; }

    /// <summary>The role.</summary>
    public long RoleId { get; init; }
}

using PayHall.Identity.Data;

namespace PayHall.Identity.Accounts;

/// <summary>An account in the list.</summary>
internal sealed record AccountRow
{
    public required string Id { get; init; }

    public required string UserName { get; init; }

    public required string DisplayName { get; init; }

    public required string Title { get; init; }

    public required string Phone { get; init; }

    public required string UnitName { get; init; }

    public required bool Enabled { get; init; }

    public required DateOnly? ValidFrom { get; init; }

    public required DateOnly? ValidTo { get; init; }

    public required bool SecondFactor { get; init; }

    public required DateTimeOffset? LockoutEnd { get; init; }

    public required DateTimeOffset? PaymentLockedUntil { get; init; }

    public required DateTimeOffset? DeletedAt { get; init; }

    public required DateTimeOffset? LastSignInAt { get; init; }

    /// <summary>Names of its roles.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>The row of an account that was read already.</summary>
    public static AccountRow Of(User user, string unitName, IReadOnlyList<string> roles) => new()
    {
        Id = user.Id,
        UserName = user.UserName!,
        DisplayName = user.DisplayName,
        Title = user.Title,
        Phone = user.PhoneNumber ?? "",
        UnitName = unitName,
        Enabled = user.Enabled,
        ValidFrom = user.ValidFrom,
        ValidTo = user.ValidTo,
        SecondFactor = user.TwoFactorEnabled,
        LockoutEnd = user.LockoutEnd,
        PaymentLockedUntil = user.PaymentLockedUntil,
        DeletedAt = user.DeletedAt,
        LastSignInAt = user.LastSignInAt,
        Roles = roles,
    };

    /// <summary>Whether it can be used now.</summary>
    public AccountStatus StatusAt(DateTimeOffset now, DateOnly today)
    {
        if (DeletedAt is not null)
            return AccountStatus.Deleted;
        if (!Enabled)
            return AccountStatus.Disabled;
        if (ValidFrom > today || ValidTo < today)
            return AccountStatus.NotValid;
        return LockoutEnd > now || PaymentLockedUntil > now ? AccountStatus.Locked : AccountStatus.Enabled;
    }
}

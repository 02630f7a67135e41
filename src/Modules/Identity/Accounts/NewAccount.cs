namespace PayHall.Identity.Accounts;

/// <summary>An account to insert.</summary>
internal sealed record NewAccount
{
    public string Id { get; init; } = Guid.CreateVersion7().ToString("N");

    public required string UserName { get; init; }

    public required string DisplayName { get; init; }

    public string Title { get; init; } = "";

    public string Phone { get; init; } = "";

    public string Email { get; init; } = "";

    public required long UnitId { get; init; }

    public bool Enabled { get; init; } = true;

    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    public required string PasswordHash { get; init; }

    public required bool MustChangePassword { get; init; }

    public bool CaRequired { get; init; }

    public string? PaymentPasswordHash { get; init; }
}

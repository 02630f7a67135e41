namespace PayHall.Organizations;

/// <summary>An account to create.</summary>
public sealed record AccountDraft
{
    /// <summary>Sign-in name, unique in the tenant.</summary>
    public required string UserName { get; init; }

    /// <summary>The person's name.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Code of the organisation unit to which the account belongs.</summary>
    public required string UnitCode { get; init; }

    /// <summary>Names or stereotypes of roles.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>Sign-in password; null for the tenant's initial one, to be changed at the first sign-in.</summary>
    public string? Password { get; init; }

    /// <summary>True if the given password, too, must be changed at the first sign-in.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>Payment password; null for the tenant's initial one, to be changed at first use.</summary>
    public string? PaymentPassword { get; init; }

    /// <summary>True if a certificate has to sign in (CA 登录); null for what the tenant says of new accounts.</summary>
    public bool? CaRequired { get; init; }

    /// <summary>Phone number.</summary>
    public string Phone { get; init; } = "";

    /// <summary>Department and duty as shown under the name, e.g. 财务科 · 货款经办.</summary>
    public string Title { get; init; } = "";
}

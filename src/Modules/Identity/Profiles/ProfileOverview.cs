using PayHall.Identity.Data;

namespace PayHall.Identity.Profiles;

/// <summary>What a person sees of their own account beside its sessions (I-14).</summary>
internal sealed record ProfileOverview
{
    /// <summary>The account.</summary>
    public required User User { get; init; }

    /// <summary>Its unit with those above, e.g. 云岭市第一人民医院 / 财务科.</summary>
    public required string Unit { get; init; }

    /// <summary>Names of its roles.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>When the person last changed the sign-in password; null: never.</summary>
    public required DateTimeOffset? PasswordChangedAt { get; init; }

    /// <summary>Until when the payment password is locked; null: it is not.</summary>
    public required DateTimeOffset? PaymentLockedUntil { get; init; }

    /// <summary>How many certificates are bound to the account.</summary>
    public required int Certificates { get; init; }

    /// <summary>How many of them can't sign in, being expired.</summary>
    public required int ExpiredCertificates { get; init; }

    /// <summary>Recovery codes of the second factor that are left.</summary>
    public required int RecoveryCodes { get; init; }

    /// <summary>Apps that may call the API in the person's name.</summary>
    public required int Apps { get; init; }
}

using Microsoft.AspNetCore.Identity;
using PayHall.Data;

namespace PayHall.Identity.Data;

/// <summary>An account (账号, I-02).</summary>
internal sealed class User : IdentityUser<string>, IScopedToUnit
{
    /// <summary>The person's name.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Department and duty, shown under the name.</summary>
    public string Title { get; set; } = "";

    /// <summary>The organisation unit it belongs to.</summary>
    public long UnitId { get; set; }

    /// <summary>是否可用: false keeps the person out.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>First day on which the account may be used; null: at once.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>Last day on which the account may be used; null: without end.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>The password was set by someone else and must be changed before anything can be done.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>CA 登录: true if a password alone does not sign in; a bound certificate has to (I-06).</summary>
    public bool CaRequired { get; set; }

    /// <summary>When the second factor (I-12) was set up, or when its setting up began while it is not enabled yet.</summary>
    public DateTimeOffset? SecondFactorSince { get; set; }

    /// <summary>Hash of the payment password (支付密码, I-07); null: still the tenant's initial one.</summary>
    public string? PaymentPasswordHash { get; set; }

    /// <summary>Wrong payment passwords since the last right one.</summary>
    public int PaymentFailedCount { get; set; }

    /// <summary>Until when the payment password is locked.</summary>
    public DateTimeOffset? PaymentLockedUntil { get; set; }

    /// <summary>The payment password was set by someone else and must be changed before its first use.</summary>
    public bool PaymentMustChange { get; set; } = true;

    /// <summary>The language that the person chose, one of <see cref="PayHall.Settings.SiteSettings.Languages"/>; null: each browser's own.</summary>
    public string? Language { get; set; }

    /// <summary>light, dark or auto, as the person chose; null: each browser's own.</summary>
    public string? Appearance { get; set; }

    /// <summary>When the account was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the person signed in last.</summary>
    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>When the account was deleted; it is kept because its acts are on record.</summary>
    public DateTimeOffset? DeletedAt { get; set; }
}

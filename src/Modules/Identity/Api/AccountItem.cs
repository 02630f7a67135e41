using System.Text.Json.Serialization;
using PayHall.Identity.Accounts;

namespace PayHall.Identity.Api;

/// <summary>An account as the API answers it.</summary>
internal sealed record AccountItem
{
    /// <summary>用户名.</summary>
    public required string UserName { get; init; }

    /// <summary>姓名.</summary>
    public required string DisplayName { get; init; }

    /// <summary>部门职务.</summary>
    public required string Title { get; init; }

    /// <summary>电话.</summary>
    public required string Phone { get; init; }

    /// <summary>邮箱.</summary>
    public required string Email { get; init; }

    /// <summary>Code of its unit.</summary>
    public required string Unit { get; init; }

    /// <summary>辖区: codes of those of its areas that lie within the data scope of whoever asks.</summary>
    public required IReadOnlyList<string> Areas { get; init; }

    /// <summary>Its roles.</summary>
    public required IReadOnlyList<AccountRoleItem> Roles { get; init; }

    /// <summary>False: nobody signs in with it.</summary>
    public required bool Enabled { get; init; }

    /// <summary>True if a password alone does not sign in.</summary>
    public required bool CaRequired { get; init; }

    /// <summary>First day on which it may be used; null: at once.</summary>
    public required DateOnly? ValidFrom { get; init; }

    /// <summary>Last day on which it may be used; null: without end.</summary>
    public required DateOnly? ValidTo { get; init; }

    /// <summary>Whether it can be used now.</summary>
    public required AccountStatus Status { get; init; }

    /// <summary>True if it has a second factor.</summary>
    public required bool SecondFactor { get; init; }

    /// <summary>When it signed in last.</summary>
    public required DateTimeOffset? LastSignInAt { get; init; }

    /// <summary>The initial password, in the answer that made the account and never again.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? InitialPassword { get; init; }
}

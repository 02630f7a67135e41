namespace PayHall.Identity.Accounts;

/// <summary>Adds an account, or changes one.</summary>
internal sealed record SaveAccountCommand
{
    /// <summary>The account; null adds one.</summary>
    public string? Id { get; init; }

    /// <summary>
    /// The account's <c>ConcurrencyStamp</c> as the form showed it: what somebody else changed since then is not overwritten.
    /// Null: whatever it is by now.
    /// </summary>
    public string? ConcurrencyStamp { get; init; }

    /// <summary>用户名; fixed once the account exists.</summary>
    public string? UserName { get; init; }

    /// <summary>姓名.</summary>
    public string? DisplayName { get; init; }

    /// <summary>部门职务.</summary>
    public string? Title { get; init; }

    /// <summary>电话.</summary>
    public string? Phone { get; init; }

    /// <summary>邮箱.</summary>
    public string? Email { get; init; }

    /// <summary>所属机构.</summary>
    public long? UnitId { get; init; }

    /// <summary>是否可用.</summary>
    public bool Enabled { get; init; }

    /// <summary>CA 登录: a password alone does not sign in.</summary>
    public bool CaRequired { get; init; }

    /// <summary>有效期, first day.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>有效期, last day.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>辖区: units whose data the account sees in roles of that data scope; null leaves them as they are.</summary>
    public IReadOnlyList<long>? Areas { get; init; } = [];
}

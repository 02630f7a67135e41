namespace PayHall.Identity.Accounts;

/// <summary>Whether an account can be used, as the list shows it.</summary>
internal enum AccountStatus
{
    /// <summary>启用.</summary>
    Enabled,

    /// <summary>已锁定 by wrong passwords.</summary>
    Locked,

    /// <summary>不在有效期.</summary>
    NotValid,

    /// <summary>已停用.</summary>
    Disabled,

    /// <summary>已删除, kept for what it did.</summary>
    Deleted,
}

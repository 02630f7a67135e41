namespace PayHall.Security;

/// <summary>
/// A permission (权限): the one object that pages, handlers, endpoints, menu entries, to-dos and buttons check. Declared
/// as <c>static readonly</c> in a module's <c>Permissions</c> and offered by its <see cref="IPermissionProvider"/>.
/// </summary>
public sealed class Permission
{
    /// <summary>Declares a permission.</summary>
    /// <param name="name">Unique and stable, <c>Module.Verb</c> in English, e.g. <c>Settlement.PayInvoices</c>; also an API scope.</param>
    /// <param name="title">What it allows, in Chinese; the localisation key.</param>
    /// <param name="group">Where it stands in the permission tree: group and page, e.g. <c>结算管理/支付货款</c>.</param>
    /// <param name="impliedBy">Permissions that include this one.</param>
    public Permission(string name, string title, string group, params Permission[] impliedBy)
    {
        Name = name;
        Title = title;
        Group = group;
        ImpliedBy = impliedBy;
    }

    /// <summary>Unique, stable name.</summary>
    public string Name { get; }

    /// <summary>What it allows, in Chinese.</summary>
    public string Title { get; }

    /// <summary>Group and page in the permission tree, separated by a slash.</summary>
    public string Group { get; }

    /// <summary>Permissions that include this one.</summary>
    public IReadOnlyList<Permission> ImpliedBy { get; }

    /// <summary>The authorization policy that demands this permission.</summary>
    public string Policy => PolicyPrefix + Name;

    /// <summary>How the names of permission policies begin.</summary>
    public const string PolicyPrefix = "permission:";

    /// <inheritdoc />
    public override string ToString() => Name;
}

namespace PayHall.Security;

/// <summary>
/// Who acts in this scope, with which permissions and within which data scope. Scoped: one per request, job or recipe.
/// Without a call to one of the <c>ActAs…</c> methods nobody acts, and nothing may be seen.
/// </summary>
public sealed class AccessContext
{
    /// <summary>The name of what nobody in particular did; no person may have it.</summary>
    public const string SystemName = "系统";

    private IReadOnlySet<string> permissions = new HashSet<string>();

    /// <summary>The person or machine client that acts; null for nobody and for the system itself.</summary>
    public Actor? Actor { get; private set; }

    /// <summary>True for background work and recipes, which hold every permission.</summary>
    public bool IsSystem { get; private set; }

    /// <summary>Whose data may be seen.</summary>
    public DataScope Scope { get; private set; } = DataScope.None;

    /// <summary>The acting person or client.</summary>
    /// <exception cref="InvalidOperationException">Nobody acts; the route lacks a permission.</exception>
    public Actor RequiredActor => Actor ?? throw new InvalidOperationException("Nobody is signed in here.");

    /// <summary>Name for records of who did something: the actor's display name, or <see cref="SystemName" />.</summary>
    public string ActorName => Actor?.DisplayName ?? SystemName;

    /// <summary>True if the actor holds the permission, directly or through one that implies it.</summary>
    public bool Holds(Permission permission)
    {
        ArgumentNullException.ThrowIfNull(permission);
        return IsSystem || permissions.Contains(permission.Name) || permission.ImpliedBy.Any(Holds);
    }

    /// <summary>The system itself acts: recipes and background work.</summary>
    public void ActAsSystem()
    {
        Actor = null;
        IsSystem = true;
        Scope = DataScope.All;
    }

    /// <summary>A person or machine client acts.</summary>
    public void ActAs(Actor actor, IReadOnlySet<string> heldPermissions, DataScope scope)
    {
        Actor = actor;
        IsSystem = false;
        permissions = heldPermissions;
        Scope = scope;
    }
}

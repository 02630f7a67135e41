namespace PayHall.Security;

/// <summary>Offers a feature's permissions; register it in the feature's startup. A disabled feature's permissions don't exist in the tenant.</summary>
public interface IPermissionProvider
{
    /// <summary>The feature's permissions in the order in which the permission tree shows them.</summary>
    IEnumerable<Permission> GetPermissions();

    /// <summary>
    /// What built-in roles hold by default. A built-in role is made by a recipe with a stereotype's name; it receives the
    /// union of what all enabled features give to that stereotype.
    /// </summary>
    IEnumerable<PermissionStereotype> GetDefaultStereotypes();
}

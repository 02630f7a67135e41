namespace PayHall.Organizations;

/// <summary>Gives a new tenant its administrator, offered by the identity module to the kernel.</summary>
public interface IAdministratorAccounts
{
    /// <summary>
    /// Makes the account in the topmost unit, with a role that holds every permission of the tenant; makes both where the recipe made
    /// none. An account of that name that the recipe made gets the password and the role. The password must be changed at the first sign-in.
    /// </summary>
    /// <param name="draft">Name and password.</param>
    /// <param name="organization">The organisation's name for the topmost unit; null leaves the recipe's.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="Errors.InputException">The sign-in name is malformed.</exception>
    Task EnsureAsync(AdministratorDraft draft, string? organization, CancellationToken cancellationToken);
}

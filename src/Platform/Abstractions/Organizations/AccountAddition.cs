using PayHall.Data;

namespace PayHall.Organizations;

/// <summary>Adds an account that <see cref="IAccountDirectory.PrepareAsync"/> made ready.</summary>
/// <param name="transaction">The transaction that also writes what the account is for; its unit may have been added there.</param>
/// <param name="cancellationToken">Stops the call.</param>
/// <exception cref="Errors.RuleException">The sign-in name is taken; nothing was written.</exception>
/// <exception cref="Errors.InputException">The sign-in name is malformed, or there is no such unit or role.</exception>
public delegate Task<AccountInfo> AccountAddition(WriteTransaction transaction, CancellationToken cancellationToken);

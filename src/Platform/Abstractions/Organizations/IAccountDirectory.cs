namespace PayHall.Organizations;

/// <summary>The tenant's accounts (I-02), offered by the identity module to the others.</summary>
public interface IAccountDirectory
{
    /// <summary>
    /// Creates the account unless the sign-in name exists; an existing account is left as it is. Without a password the
    /// tenant's initial one is set and must be changed at the first sign-in.
    /// </summary>
    Task<AccountInfo> EnsureAsync(AccountDraft draft, CancellationToken cancellationToken);

    /// <summary>
    /// Makes ready what may not happen within a transaction, because it takes long: the passwords' hashes. The answer then adds the
    /// account together with the caller's own rows.
    /// </summary>
    Task<AccountAddition> PrepareAsync(AccountDraft draft, CancellationToken cancellationToken);

    /// <summary>Finds an account by its sign-in name, in which case does not count, regardless of data scope.</summary>
    Task<AccountInfo?> FindAsync(string userName, CancellationToken cancellationToken);

    /// <summary>Names of accounts by id, for records of who did something.</summary>
    Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> accountIds, CancellationToken cancellationToken);
}

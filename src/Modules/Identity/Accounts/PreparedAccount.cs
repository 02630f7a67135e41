using PayHall.Auditing;
using PayHall.Data;
using PayHall.Identity.Data;

namespace PayHall.Identity.Accounts;

/// <summary>An account that was found good to save, and what is to be written for it in a transaction.</summary>
/// <param name="User">The account as it is; null for a new one.</param>
/// <param name="Saved">What is answered once it is written.</param>
/// <param name="Entry">What is recorded.</param>
/// <param name="Work">Writes it.</param>
internal sealed record PreparedAccount(User? User, SavedAccount Saved, AuditEntry Entry, Func<WriteTransaction, long, Task<bool>> Work);

using Dapper;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Notifications;
using PayHall.Security;
using PayHall.Tenants;

namespace PayHall.Identity.Auditing;

/// <summary>Makes a change and its audit row in one transaction.</summary>
internal sealed class AuditedWriter(ITenantWriter writer, IAuditTrail audit, INotifier notifier, AccessContext access, TenantClock clock)
{
    /// <summary>Makes the change. <paramref name="work"/> gets the transaction and the present instant as the database stores it.</summary>
    public Task<T> ExecuteAsync<T>(AuditEntry entry, Func<WriteTransaction, long, Task<T>> work, CancellationToken cancellationToken)
        => writer.ExecuteAsync(
            async (transaction, cancellation) =>
            {
                var result = await work(transaction, InstantConverter.ToMicroseconds(clock.UtcNow));
                await audit.AppendAsync(transaction, entry, cancellation);
                return result;
            },
            cancellationToken);

    /// <summary>Makes the change.</summary>
    public Task ExecuteAsync(AuditEntry entry, Func<WriteTransaction, long, Task> work, CancellationToken cancellationToken)
        => ExecuteAsync(
            entry,
            async (transaction, now) =>
            {
                await work(transaction, now);
                return true;
            },
            cancellationToken);

    /// <summary>Makes the change, and records it only if <paramref name="work"/> says that it was made.</summary>
    public Task<bool> ExecuteIfAsync(AuditEntry entry, Func<WriteTransaction, long, Task<bool>> work, CancellationToken cancellationToken)
        => writer.ExecuteAsync((transaction, cancellation) => ExecuteIfAsync(transaction, entry, work, cancellation), cancellationToken);

    /// <summary>Makes the change as a part of a transaction, and records it only if <paramref name="work"/> says that it was made.</summary>
    public async Task<bool> ExecuteIfAsync(WriteTransaction transaction, AuditEntry entry, Func<WriteTransaction, long, Task<bool>> work, CancellationToken cancellationToken)
    {
        var isMade = await work(transaction, InstantConverter.ToMicroseconds(clock.UtcNow));
        if (isMade)
            await audit.AppendAsync(transaction, entry, cancellationToken);
        return isMade;
    }

    /// <summary>Tells an account's person, as a part of the transaction, what the acting one did to it.</summary>
    public Task TellAsync(WriteTransaction transaction, string userId, Func<string, Notification> notice)
        => notifier.NotifyAsync(transaction, Recipients.Accounts(userId), notice(access.ActorName), CancellationToken.None);

    /// <summary>Makes what hosts have cached of roles, assignments, units and clients count no more.</summary>
    public static Task RaiseVersionAsync(WriteTransaction transaction)
        => transaction.Connection.ExecuteAsync("UPDATE identity_access_version SET value = value + 1 WHERE id = 1", null, transaction.Transaction);
}

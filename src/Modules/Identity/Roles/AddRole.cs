using PayHall.Api;
using PayHall.Data;
using PayHall.Errors;

namespace PayHall.Identity.Roles;

/// <summary>新增角色 for callers that may ask twice: the same request under the same key makes one role and answers its id again.</summary>
internal sealed class AddRole(SaveRole save, ITenantWriter writer, IIdempotency idempotency)
{
    /// <summary>Adds; answers the role's id.</summary>
    /// <param name="command">The role.</param>
    /// <param name="key">Caller and key; null adds without remembering it.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="InputException">A field is wrong.</exception>
    /// <exception cref="IdempotencyConflictException">The key was used for another role.</exception>
    public async Task<long> HandleAsync(SaveRoleCommand command, string? key, CancellationToken cancellationToken)
    {
        await save.CheckNewAsync(command, cancellationToken);
        return await writer.ExecuteAsync(
            (transaction, cancellation) => idempotency.OnceAsync(transaction, key, command, () => save.AddAsync(transaction, command, cancellation), cancellation),
            cancellationToken);
    }
}

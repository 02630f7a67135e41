using System.Numerics;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Identity.Access;
using PayHall.Identity.Data;
using PayHall.Identity.SignIn;

namespace PayHall.Identity.Tokens;

/// <summary>
/// Records refused token requests (I-13). A machine that asks with a wrong secret asks again and again, so within ten minutes the trail
/// gets the first, second, fourth, eighth and so on of a kind, with their number. Of an id or token that is none of ours nothing is kept:
/// it may be a secret in the wrong field.
/// </summary>
internal sealed class TokenRefusals(ITenantWriter writer, AttemptLimits limits, IAuditTrail audit, CurrentSession current)
{
    private const string Action = "Identity.TokenRefused";

    /// <summary>Records a request that names nobody we know.</summary>
    public Task RecordAsync(TokenRefusal reason, CancellationToken cancellationToken)
        => RecordAsync(reason, new AuditEntry(Action, "address:" + current.Address), null, cancellationToken);

    /// <summary>Records a request with a machine client's id.</summary>
    public Task RecordAsync(TokenRefusal reason, Client client, CancellationToken cancellationToken)
        => RecordAsync(reason, new AuditEntry(Action, "client:" + client.Id) { UnitId = client.UnitId }, null, cancellationToken);

    /// <summary>Records a request with a refresh token of a person's app.</summary>
    public Task RecordAsync(TokenRefusal reason, TokenFamily family, User owner, CancellationToken cancellationToken)
        => RecordAsync(reason, new AuditEntry(Action, "account:" + owner.UserName) { UnitId = owner.UnitId }, family, cancellationToken);

    private Task RecordAsync(TokenRefusal reason, AuditEntry entry, TokenFamily? family, CancellationToken cancellationToken)
        => writer.ExecuteAsync(
            async (transaction, cancellation) =>
            {
                var attempts = await limits.CountAsync(transaction, $"refused:{reason}:{family?.Id ?? entry.Subject}");
                if (BitOperations.IsPow2(attempts))
                    await audit.AppendAsync(transaction, entry with { IsRefused = true, After = StateOf(reason, attempts, family) }, cancellation);
                return attempts;
            },
            cancellationToken);

    private static string StateOf(TokenRefusal reason, int attempts, TokenFamily? family)
        => family is null ? AuditState.Of(new { reason, attempts }) : AuditState.Of(new { reason, attempts, family = family.Id, app = family.Name });
}

using Dapper;
using PayHall.Auditing;
using PayHall.Identity.Auditing;

namespace PayHall.Identity.Clients;

/// <summary>停用、启用接口客户端: a disabled client's tokens are refused from their next use on, also after it is enabled again.</summary>
internal sealed class SetClientEnabled(ClientAuthority clients, AuditedWriter writer)
{
    /// <summary>Enables or disables; answers the name.</summary>
    public async Task<string> HandleAsync(string? clientId, bool enabled, CancellationToken cancellationToken)
    {
        var (client, _) = await clients.RequireAsync(clientId, cancellationToken);
        await writer.ExecuteIfAsync(
            new AuditEntry(
                enabled ? "Identity.ClientEnabled" : "Identity.ClientDisabled",
                "client:" + client.Id,
                AuditState.Of(new { Enabled = !enabled }),
                AuditState.Of(new { Enabled = enabled })),
            async (transaction, _) => await transaction.Connection.ExecuteAsync(
                "UPDATE identity_clients SET enabled = @Enabled, version = version + 1, revision = revision + 1 WHERE id = @Id AND enabled <> @Enabled AND deleted_at IS NULL",
                new { client.Id, Enabled = enabled },
                transaction.Transaction) == 1,
            cancellationToken);
        return client.Name;
    }
}

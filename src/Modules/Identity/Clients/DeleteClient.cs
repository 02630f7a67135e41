using Dapper;
using PayHall.Auditing;
using PayHall.Identity.Auditing;

namespace PayHall.Identity.Clients;

/// <summary>删除接口客户端: it is out at once, loses its secrets and permissions, and its id is kept, because its acts stand on record under it.</summary>
internal sealed class DeleteClient(ClientAuthority clients, AuditedWriter writer)
{
    /// <summary>Deletes; answers the name.</summary>
    public async Task<string> HandleAsync(string? clientId, CancellationToken cancellationToken)
    {
        var (client, held) = await clients.RequireAsync(clientId, cancellationToken);
        var before = AuditState.Of(new { client.Name, client.UnitId, client.Scope, Permissions = held.Order(StringComparer.Ordinal) });
        var isDeleted = await writer.ExecuteIfAsync(
            new AuditEntry("Identity.ClientDeleted", "client:" + client.Id, before),
            async (transaction, now) =>
            {
                var deleted = await transaction.Connection.ExecuteAsync(
                    "UPDATE identity_clients SET enabled = @No, deleted_at = @Now, version = version + 1, revision = revision + 1 WHERE id = @Id AND deleted_at IS NULL",
                    new { client.Id, No = false, Now = now },
                    transaction.Transaction) == 1;
                await transaction.Connection.ExecuteAsync("DELETE FROM identity_client_secrets WHERE client_id = @Id", new { client.Id }, transaction.Transaction);
                await transaction.Connection.ExecuteAsync("DELETE FROM identity_client_permissions WHERE client_id = @Id", new { client.Id }, transaction.Transaction);
                await AuditedWriter.RaiseVersionAsync(transaction);
                return deleted;
            },
            cancellationToken);
        return isDeleted ? client.Name : throw new Errors.NotFoundException("接口客户端", client.Id);
    }
}

using Dapper;
using PayHall.Auditing;
using PayHall.Errors;
using PayHall.Identity.Auditing;

namespace PayHall.Identity.Clients;

/// <summary>收回密钥: one of two secrets stops at once, and the tokens that the client has now with it.</summary>
internal sealed class RevokeClientSecret(ClientAuthority clients, AuditedWriter writer)
{
    /// <summary>Takes the secret back; answers the client's name.</summary>
    /// <exception cref="LastClientSecretException">No other secret works.</exception>
    public async Task<string> HandleAsync(string? clientId, long secretId, CancellationToken cancellationToken)
    {
        var (client, _) = await clients.RequireAsync(clientId, cancellationToken);
        var isRevoked = await writer.ExecuteIfAsync(
            new AuditEntry("Identity.ClientSecretRevoked", "client:" + client.Id, AuditState.Of(new { Secret = secretId })),
            async (transaction, now) =>
            {
                await transaction.Connection.ExecuteAsync("UPDATE identity_clients SET revision = revision + 1 WHERE id = @Id", new { client.Id }, transaction.Transaction);
                var working = (await transaction.Connection.QueryAsync<long>(
                    "SELECT id FROM identity_client_secrets WHERE client_id = @Id AND (expires_at IS NULL OR expires_at > @Now)", new { client.Id, Now = now }, transaction.Transaction)).ToList();
                if (!working.Contains(secretId))
                    throw new NotFoundException("密钥", secretId);
                if (working.Count == 1)
                    return false;
                await transaction.Connection.ExecuteAsync("DELETE FROM identity_client_secrets WHERE id = @Secret AND client_id = @Id", new { client.Id, Secret = secretId }, transaction.Transaction);
                await transaction.Connection.ExecuteAsync("UPDATE identity_client_secrets SET expires_at = NULL WHERE client_id = @Id", new { client.Id }, transaction.Transaction);
                await ClientWriter.RaiseVersionAsync(transaction, client.Id);
                return true;
            },
            cancellationToken);
        return isRevoked ? client.Name : throw new LastClientSecretException(client.Name);
    }
}

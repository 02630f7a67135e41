using Dapper;
using PayHall.Data;
using PayHall.Identity.Access;
using PayHall.Identity.Auditing;
using PayHall.Identity.Tokens;

namespace PayHall.Identity.Clients;

/// <summary>Statements on machine clients that several use cases share, inside a transaction.</summary>
internal static class ClientWriter
{
    /// <summary>Adds a secret.</summary>
    public static Task AddSecretAsync(WriteTransaction transaction, string clientId, string secret, long now)
        => transaction.Connection.ExecuteAsync(
            "INSERT INTO identity_client_secrets (client_id, hash, hint, created_at) VALUES (@ClientId, @Hash, @Hint, @Now)",
            new { ClientId = clientId, Hash = RandomSecrets.Hash(secret), Hint = secret[^4..], Now = now },
            transaction.Transaction);

    /// <summary>Replaces a client's permissions; those of features that are switched off stay, and count again when the feature comes back.</summary>
    public static async Task SetPermissionsAsync(WriteTransaction transaction, string clientId, IEnumerable<string> permissions, PermissionCatalog catalog)
    {
        await transaction.Connection.ExecuteAsync(
            $"DELETE FROM identity_client_permissions WHERE client_id = @Id AND permission {transaction.In("Known")}", new { Id = clientId, Known = catalog.Names }, transaction.Transaction);
        foreach (var permission in permissions.Distinct(StringComparer.Ordinal))
            await transaction.Connection.ExecuteAsync("INSERT INTO identity_client_permissions (client_id, permission) VALUES (@Id, @Permission)", new { Id = clientId, Permission = permission }, transaction.Transaction);
        await AuditedWriter.RaiseVersionAsync(transaction);
    }

    /// <summary>Makes all tokens that the client has now count no more.</summary>
    public static Task RaiseVersionAsync(WriteTransaction transaction, string clientId)
        => transaction.Connection.ExecuteAsync("UPDATE identity_clients SET version = version + 1 WHERE id = @Id", new { Id = clientId }, transaction.Transaction);
}

using Dapper;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Identity.Auditing;
using PayHall.Identity.Data;
using PayHall.Identity.Tokens;

namespace PayHall.Identity.Clients;

/// <summary>
/// 换新密钥: a client gets a second secret, and the one it has goes on for as long as the other side needs to change over. Where it
/// stops at once, because it became known, the tokens that were got with it stop too.
/// </summary>
internal sealed class RotateClientSecret(ClientAuthority clients, AuditedWriter writer)
{
    /// <summary>For how many days the old secret may go on; 0 is not at all.</summary>
    public static readonly IReadOnlyList<int> Overlaps = [0, 1, 7, 30];

    /// <summary>Makes the secret; answers it, to be shown once.</summary>
    /// <exception cref="ClientSecretsFullException">Two secrets work already and the old ones are to go on.</exception>
    public async Task<string> HandleAsync(string? clientId, int overlapDays, CancellationToken cancellationToken)
    {
        var (client, _) = await clients.RequireAsync(clientId, cancellationToken);
        if (!Overlaps.Contains(overlapDays))
        {
            var errors = new Errors.InputErrors();
            errors.Add("OverlapDays", "旧密钥可以继续使用 {0} 天", string.Join("、", Overlaps));
            errors.ThrowIfAny();
        }

        var secret = RandomSecrets.New();
        var isMade = await writer.ExecuteIfAsync(
            new AuditEntry("Identity.ClientSecretRotated", "client:" + client.Id, null, AuditState.Of(new { OverlapDays = overlapDays, Hint = secret[^4..] })),
            (transaction, now) => RotateAsync(transaction, client, secret, overlapDays, now),
            cancellationToken);
        return isMade ? secret : throw new ClientSecretsFullException(client.Name);
    }

    private static async Task<bool> RotateAsync(WriteTransaction transaction, Client client, string secret, int overlapDays, long now)
    {
        // The client's row first: two administrators at the same moment stand in a queue here.
        await transaction.Connection.ExecuteAsync("UPDATE identity_clients SET revision = revision + 1 WHERE id = @Id", new { client.Id }, transaction.Transaction);
        var until = now + (overlapDays * (TimeSpan.TicksPerDay / TimeSpan.TicksPerMicrosecond));
        if (overlapDays == 0)
        {
            await transaction.Connection.ExecuteAsync("DELETE FROM identity_client_secrets WHERE client_id = @Id", new { client.Id }, transaction.Transaction);
            await ClientWriter.RaiseVersionAsync(transaction, client.Id);
        }
        else
        {
            var working = await transaction.Connection.ExecuteScalarAsync<long>(
                "SELECT count(*) FROM identity_client_secrets WHERE client_id = @Id AND (expires_at IS NULL OR expires_at > @Now)", new { client.Id, Now = now }, transaction.Transaction);
            if (working > 1)
                return false;
            await transaction.Connection.ExecuteAsync(
                "UPDATE identity_client_secrets SET expires_at = @Until WHERE client_id = @Id AND (expires_at IS NULL OR expires_at > @Until)", new { client.Id, Until = until }, transaction.Transaction);
        }

        await ClientWriter.AddSecretAsync(transaction, client.Id, secret, now);
        return true;
    }
}

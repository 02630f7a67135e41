using Dapper;
using Microsoft.EntityFrameworkCore;
using PayHall.Data;
using PayHall.Identity.Data;
using PayHall.Tenants;

namespace PayHall.Identity.Tokens;

/// <summary>Recognises a machine client by its id and one of its secrets.</summary>
internal sealed class ClientAuthentication(IdentityDb db, ITenantWriter writer, TenantClock clock, TokenRefusals refusals)
{
    private static readonly string NoSecret = RandomSecrets.Hash("");

    /// <summary>The client; notes that the secret was used.</summary>
    /// <exception cref="TokenRequestException">The id or secret is wrong, or the client may not be used; which of them is not said.</exception>
    public async Task<Client> RequireAsync(string? clientId, string? secret, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var client = await db.AllClients.AsNoTracking().FirstOrDefaultAsync(candidate => candidate.Id == clientId && candidate.DeletedAt == null, cancellationToken);
        var secrets = await db.ClientSecrets.AsNoTracking()
            .Where(row => row.ClientId == clientId && (row.ExpiresAt == null || row.ExpiresAt > now))
            .ToListAsync(cancellationToken);
        ClientSecret? matching = null;
        foreach (var candidate in secrets)
        {
            if (RandomSecrets.Matches(secret ?? "", candidate.Hash))
                matching = candidate;
        }

        if (secrets.Count == 0)
            _ = RandomSecrets.Matches(secret ?? "", NoSecret);
        if (client is null)
        {
            await refusals.RecordAsync(TokenRefusal.UnknownClient, cancellationToken);
            throw Refusal();
        }

        if (ReasonOf(client, matching) is { } reason)
        {
            await refusals.RecordAsync(reason, client, cancellationToken);
            throw Refusal();
        }

        await NoteUseAsync(client.Id, matching!.Id, InstantConverter.ToMicroseconds(now), cancellationToken);
        return client;
    }

    private static TokenRequestException Refusal() => new(TokenRequestException.InvalidClient, "The client id or secret is wrong, or the client is disabled.");

    private TokenRefusal? ReasonOf(Client client, ClientSecret? matching)
    {
        if (matching is null)
            return TokenRefusal.WrongSecret;
        if (!client.Enabled)
            return TokenRefusal.ClientDisabled;
        return client.ValidTo < clock.Today ? TokenRefusal.ClientNotValid : null;
    }

    private Task<int> NoteUseAsync(string clientId, long secretId, long now, CancellationToken cancellationToken)
        => writer.ExecuteAsync(
            (transaction, _) => transaction.Connection.ExecuteAsync(
                """
                UPDATE identity_clients SET last_used_at = @Now WHERE id = @ClientId;
                UPDATE identity_client_secrets SET last_used_at = @Now WHERE id = @SecretId;
                """,
                new { ClientId = clientId, SecretId = secretId, Now = now },
                transaction.Transaction),
            cancellationToken);
}

using System.Text.Json;
using Dapper;
using Microsoft.EntityFrameworkCore;
using PayHall.Auditing;
using PayHall.Identity.Access;
using PayHall.Identity.Auditing;
using PayHall.Identity.Clients;
using PayHall.Identity.Data;
using PayHall.Identity.Domain;
using PayHall.Identity.Tokens;
using PayHall.Recipes;

namespace PayHall.Identity.Recipes;

/// <summary>
/// Recipe step <c>clients</c>: machine clients with their permissions, by name or by stereotype. A secret that isn't given is
/// made up; with <c>"demo": true</c> it is recorded for newcomers. Clients that exist are left as they are.
/// </summary>
internal sealed class ClientsStep(IdentityDb db, AuditedWriter writer, PermissionCatalog catalog, IDemoAccounts demo) : IRecipeStepHandler
{
    private const int MinSecretLength = 32;

    /// <inheritdoc />
    public string Name => "clients";

    /// <inheritdoc />
    public IEnumerable<string> Validate(RecipeStep step)
    {
        if (StepReader.TryRead<Body>(step, out var fault) is not { } body)
        {
            yield return fault;
            yield break;
        }

        foreach (var client in body.Clients)
        {
            if (!ClientIds.IsValid(client.ClientId))
                yield return $"clients: \"{client.ClientId}\" is no client id of 2 to 50 letters, digits or - _ .";
            if (client.Secret is { Length: < MinSecretLength })
                yield return $"clients: the secret of \"{client.ClientId}\" is shorter than {MinSecretLength} characters.";
            if (client.Secret is null && !body.Demo)
                yield return $"clients: \"{client.ClientId}\" needs a secret, since nobody would learn a random one.";
            if (client.Stereotype is { } stereotype && !catalog.KnowsStereotype(stereotype))
                yield return $"clients: \"{client.ClientId}\" names the unknown stereotype \"{stereotype}\".";
        }
    }

    /// <inheritdoc />
    public async Task ExecuteAsync(RecipeStep step, CancellationToken cancellationToken)
    {
        var body = step.Read<Body>();
        foreach (var client in body.Clients)
        {
            if (await db.AllClients.AnyAsync(known => known.Id == client.ClientId, cancellationToken))
                continue;
            var secret = client.Secret ?? RandomSecrets.New();
            await AddAsync(client, secret, cancellationToken);
            if (body.Demo)
                await demo.AddClientAsync(new DemoClient(client.ClientId, secret), cancellationToken);
        }
    }

    private async Task AddAsync(ClientItem client, string secret, CancellationToken cancellationToken)
    {
        var unitId = await db.AllUnits.Where(unit => unit.Code == client.Unit).Select(unit => (long?)unit.Id).FirstOrDefaultAsync(cancellationToken)
            ?? throw new JsonException($"clients: there is no unit with the code \"{client.Unit}\".");
        var permissions = client.Permissions.ToHashSet(StringComparer.Ordinal);
        foreach (var unknown in permissions.Where(name => catalog.Find(name) is null))
            throw new JsonException($"clients: no enabled feature offers the permission \"{unknown}\".");
        if (client.Stereotype is { } stereotype)
            permissions.UnionWith(catalog.OfStereotype(stereotype));

        await writer.ExecuteAsync(
            new AuditEntry("Identity.ClientAdded", "client:" + client.ClientId, null, AuditState.Of(new { client.Name, client.Unit, client.Scope, Permissions = permissions })),
            async (transaction, now) =>
            {
                await transaction.Connection.ExecuteAsync(
                    """
                    INSERT INTO identity_clients (id, name, unit_id, scope, enabled, version, revision, created_at)
                    VALUES (@Id, @Name, @UnitId, @Scope, @Yes, 1, 1, @Now)
                    """,
                    new { Id = client.ClientId, client.Name, UnitId = unitId, Scope = (int)client.Scope, Yes = true, Now = now },
                    transaction.Transaction);
                await ClientWriter.AddSecretAsync(transaction, client.ClientId, secret, now);
                await ClientWriter.SetPermissionsAsync(transaction, client.ClientId, permissions, catalog);
            },
            cancellationToken);
    }

    private sealed record Body
    {
        public bool Demo { get; init; }

        public required IReadOnlyList<ClientItem> Clients { get; init; }
    }

    private sealed record ClientItem
    {
        public required string ClientId { get; init; }

        public required string Name { get; init; }

        public required string Unit { get; init; }

        public Security.DataScopeKind Scope { get; init; } = Security.DataScopeKind.All;

        public string? Secret { get; init; }

        public string? Stereotype { get; init; }

        public IReadOnlyList<string> Permissions { get; init; } = [];
    }
}

using System.Text.Json;
using Dapper;
using PayHall.Data;
using PayHall.Identity.Access;
using PayHall.Identity.Auditing;
using PayHall.Identity.Domain;
using PayHall.Recipes;
using PayHall.Tenants;

namespace PayHall.Identity.Recipes;

/// <summary>
/// Recipe step <c>roles</c>: the tenant's built-in roles. A role follows its stereotype; <c>permissions</c> adds to it.
/// Roles that exist are left as they are.
/// </summary>
internal sealed class RolesStep(ITenantWriter writer, PermissionCatalog catalog, TenantClock clock) : IRecipeStepHandler
{
    /// <inheritdoc />
    public string Name => "roles";

    /// <inheritdoc />
    public IEnumerable<string> Validate(RecipeStep step)
    {
        if (StepReader.TryRead<Body>(step, out var fault) is not { } body)
        {
            yield return fault;
            yield break;
        }

        foreach (var role in body.Roles)
        {
            if (role.Name.Trim().Length is 0 or > 50)
                yield return $"roles: \"{role.Name}\" is no name of 1 to 50 characters.";
            if (role.Stereotype is { } stereotype && !catalog.KnowsStereotype(stereotype))
                yield return $"roles: \"{role.Name}\" names the unknown stereotype \"{stereotype}\".";
            if (!RoleTypes.All.ContainsKey(role.Type))
                yield return $"roles: \"{role.Name}\" has the unknown type \"{role.Type}\"; known are {string.Join(", ", RoleTypes.All.Keys)}.";
        }
    }

    /// <inheritdoc />
    public async Task ExecuteAsync(RecipeStep step, CancellationToken cancellationToken)
    {
        var roles = step.Read<Body>().Roles;
        foreach (var unknown in roles.SelectMany(role => role.Permissions).Where(name => catalog.Find(name) is null))
            throw new JsonException($"roles: no enabled feature offers the permission \"{unknown}\".");
        await writer.ExecuteAsync(
            async (transaction, _) =>
            {
                foreach (var role in roles)
                    await EnsureAsync(transaction, role);
                return true;
            },
            cancellationToken);
    }

    private async Task EnsureAsync(WriteTransaction transaction, RoleItem role)
    {
        var id = await transaction.Connection.ExecuteScalarAsync<long?>(
            """
            INSERT INTO identity_roles (name, stereotype, built_in, customized, unit_id, type, scope, description, revision, created_at)
            VALUES (@Name, @Stereotype, @Yes, @No, NULL, @Type, @Scope, @Description, 1, @Now)
            ON CONFLICT DO NOTHING RETURNING id
            """,
            new
            {
                Name = role.Name.Trim(),
                role.Stereotype,
                role.Type,
                Scope = (int)role.Scope,
                role.Description,
                Yes = true,
                No = false,
                Now = InstantConverter.ToMicroseconds(clock.UtcNow),
            },
            transaction.Transaction);
        if (id is null)
            return;
        foreach (var permission in role.Permissions.Distinct(StringComparer.Ordinal))
            await transaction.Connection.ExecuteAsync("INSERT INTO identity_role_permissions (role_id, permission) VALUES (@Id, @Permission)", new { Id = id, Permission = permission }, transaction.Transaction);
        await AuditedWriter.RaiseVersionAsync(transaction);
    }

    private sealed record Body
    {
        public required IReadOnlyList<RoleItem> Roles { get; init; }
    }

    private sealed record RoleItem
    {
        public required string Name { get; init; }

        public string? Stereotype { get; init; }

        public required Security.DataScopeKind Scope { get; init; }

        public string Type { get; init; } = RoleTypes.Business;

        public string Description { get; init; } = "";

        public IReadOnlyList<string> Permissions { get; init; } = [];
    }
}

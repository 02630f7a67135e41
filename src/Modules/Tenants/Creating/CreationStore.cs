using Dapper;
using Microsoft.EntityFrameworkCore;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Security;
using PayHall.Tenants.Data;

namespace PayHall.Tenants.Creating;

/// <summary>The rows of the making of tenants.</summary>
internal sealed class CreationStore(TenantsDb db, ITenantWriter writer, TenantClock clock, AccessContext access)
{
    private long Now => InstantConverter.ToMicroseconds(clock.UtcNow);

    /// <summary>The making of that id.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<Creation> GetAsync(long id, CancellationToken cancellationToken)
        => await db.Creations.AsNoTracking().FirstOrDefaultAsync(creation => creation.Id == id, cancellationToken) ?? throw new NotFoundException("新建记录", id);

    /// <summary>The last making of a tenant of that name, or null.</summary>
    public Task<Creation?> LastAsync(string name, CancellationToken cancellationToken)
        => db.Creations.AsNoTracking().Where(creation => creation.Name == name).OrderByDescending(creation => creation.Id).FirstOrDefaultAsync(cancellationToken);

    /// <summary>What is being made now.</summary>
    public Task<List<Creation>> OpenAsync(CancellationToken cancellationToken)
        => db.Creations.AsNoTracking().Where(creation => creation.Status == CreationStatus.Open).OrderBy(creation => creation.Id).ToListAsync(cancellationToken);

    /// <summary>Adds a making; answers its id.</summary>
    /// <exception cref="InputException">One of the same name was begun meanwhile.</exception>
    public async Task<long> AddAsync(WriteTransaction transaction, CreateTenantCommand command, string tenantId, string secret)
    {
        const string Sql = """
            INSERT INTO tenants_creations (name, display_name, recipe, hosts, prefix, provider, schema_name, administrator, tenant_id, secret, status, step, job_id, created_by, created_at)
            VALUES (@Name, @DisplayName, @Recipe, @Hosts, @Prefix, @Provider, @Schema, @Administrator, @TenantId, @Secret, 0, '', 0, @By, @Now)
            ON CONFLICT DO NOTHING RETURNING id
            """;
        var row = new
        {
            command.Name,
            command.DisplayName,
            command.Recipe,
            Hosts = string.Join(' ', command.Hosts),
            command.Prefix,
            Provider = (int)command.Provider,
            command.Schema,
            command.Administrator,
            TenantId = tenantId,
            Secret = secret,
            By = access.ActorName,
            Now,
        };
        if (await transaction.Connection.QuerySingleOrDefaultAsync<long?>(Sql, row, transaction.Transaction) is { } id)
            return id;
        var errors = new InputErrors();
        errors.Add("name", "名为 {0} 的租户正在建立", command.Name);
        throw new InputException(errors);
    }

    /// <summary>Names the job that does it.</summary>
    public Task SetJobAsync(WriteTransaction transaction, long id, long job)
        => transaction.Connection.ExecuteAsync("UPDATE tenants_creations SET job_id = @job WHERE id = @id", new { id, job }, transaction.Transaction);

    /// <summary>Notes which step begins.</summary>
    public Task SetStepAsync(long id, string step)
        => writer.ExecuteAsync((transaction, _) => transaction.Connection.ExecuteAsync("UPDATE tenants_creations SET step = @step WHERE id = @id", new { id, step }, transaction.Transaction), CancellationToken.None);

    /// <summary>Ends it, unless it has ended already; its secrets go. A tenant that was made before it could be called off is there, whatever was asked.</summary>
    /// <returns>True if this call ended it.</returns>
    public static async Task<bool> EndAsync(WriteTransaction transaction, long id, CreationStatus status, string? error, long now)
        => await transaction.Connection.ExecuteAsync(
            "UPDATE tenants_creations SET status = @Status, error = @Error, secret = NULL, ended_at = @Now WHERE id = @Id AND (status = 0 OR (status = 3 AND @Status = 1))",
            new { Id = id, Status = (int)status, Error = error, Now = now },
            transaction.Transaction) == 1;
}

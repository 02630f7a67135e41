using System.Security.Cryptography;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Security;
using PayHall.Tenants.Auditing;

namespace PayHall.Tenants.Creating;

/// <summary>新建租户: checks all that can be checked at once, and leaves the rest, which may take a minute, to a job.</summary>
internal sealed class CreateTenant(CreationCheck check, CreationStore creations, CreationSecrets secrets, ITenantWriter writer, CreationRecords records)
{
    /// <summary>Begins to make the tenant.</summary>
    /// <exception cref="InputException">Something is wrong; it names every field.</exception>
    public async Task<CreationStarted> HandleAsync(CreateTenantCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        command = command.Tidy();
        var errors = new InputErrors();
        await check.CheckAsync(command, errors, cancellationToken);
        errors.ThrowIfAny();

        var password = RandomPassword.New();
        var secret = secrets.Seal(new CreationSecret(password, command.ConnectionString));
        var tenantId = RandomNumberGenerator.GetHexString(12, lowercase: true);
        var id = await writer.ExecuteAsync(
            async (transaction, cancellation) =>
            {
                var creation = await creations.AddAsync(transaction, command, tenantId, secret);
                await creations.SetJobAsync(transaction, creation, await records.Jobs.EnqueueAsync(transaction, CreationJob.JobKind, new CreationJobPayload(creation), cancellation));
                await records.Audit.AppendAsync(transaction, Entry(command), cancellation);
                return creation;
            },
            cancellationToken);
        return new CreationStarted(id, command.Name, command.Administrator, password);
    }

    /// <summary>The settings with which the tenant begins.</summary>
    public static TenantSettings Settings(CreateTenantCommand command, string id) => new()
    {
        Name = command.Name,
        DisplayName = command.DisplayName,
        Hosts = command.Hosts,
        Prefix = command.Prefix,
        Id = id,
        Database = new DatabaseSettings { Provider = command.Provider, ConnectionString = command.ConnectionString, Schema = command.Schema },
    };

    private static AuditEntry Entry(CreateTenantCommand command) => new(
        "Tenants.CreationRequested",
        AuditedAct.Subject(command.Name),
        null,
        AuditedAct.State(new { command.DisplayName, command.Recipe, command.Hosts, command.Prefix, command.Provider, command.Schema, command.Administrator }));
}

using PayHall.Background;
using PayHall.Organizations;
using PayHall.Tenants.Data;
using PayHall.Tenants.Domain;

namespace PayHall.Tenants.Creating;

/// <summary>Makes a tenant. Run again after a crash it begins anew: the kernel has removed what was half made, and knows what was made whole.</summary>
internal sealed class CreationJob(ITenantConsole console, CreationStore creations, CreationSecrets secrets, CreationEnd end) : IJobHandler
{
    public const string JobKind = "Tenants.Create";

    /// <inheritdoc />
    public string Kind => JobKind;

    /// <inheritdoc />
    public async Task RunAsync(JobContext job, CancellationToken cancellationToken)
    {
        var creation = await creations.GetAsync(job.Payload<CreationJobPayload>().Creation, cancellationToken);
        if (creation is not { Status: CreationStatus.Open, Secret: { } secret })
            return;
        try
        {
            var opened = secrets.Open(secret);
            await console.CreateAsync(Draft(creation, opened), creation.Recipe, new AdministratorDraft(creation.Administrator, opened.Password), ReportAsync, cancellationToken);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            await end.EndAsync(creation, CreationStatus.Failed, failed is TenantFailedException known ? known.Cause : failed.Message);
            throw;
        }

        await end.EndAsync(creation, CreationStatus.Done, error: null);

        async Task ReportAsync(SetupProgress progress, CancellationToken token)
        {
            await creations.SetStepAsync(creation.Id, progress.Step);
            await job.ReportAsync(progress.Done, progress.Total, newState: null, token);
        }
    }

    private static TenantSettings Draft(Creation creation, CreationSecret secret) => new()
    {
        Name = creation.Name,
        DisplayName = creation.DisplayName,
        Hosts = AddressRules.ReadHosts(creation.Hosts),
        Prefix = creation.Prefix,
        Id = creation.TenantId,
        Database = new DatabaseSettings { Provider = creation.Provider, ConnectionString = secret.ConnectionString, Schema = creation.SchemaName },
    };
}

using Microsoft.EntityFrameworkCore;
using PayHall.Identity.Certificates.Demo;
using PayHall.Identity.Data;
using PayHall.Recipes;
using PayHall.Settings;

namespace PayHall.Identity.Recipes;

/// <summary>
/// Recipe step <c>certificates</c> with <c>"demo": true</c>: makes the tenant a demo with a test CA, and issues certificates to the
/// accounts that it names, whose files lie beside <c>demo-accounts.json</c>. It is the only way to a test CA.
/// </summary>
internal sealed class CertificatesStep(IdentityDb db, DemoKeys keys, IssueDemoCertificate issue, IDemoAccounts demo, ISettings<SiteSettings> site) : IRecipeStepHandler
{
    /// <inheritdoc />
    public string Name => "certificates";

    /// <inheritdoc />
    public IEnumerable<string> Validate(RecipeStep step)
    {
        if (StepReader.TryRead<Body>(step, out var fault) is not { } body)
            yield return fault;
        else if (!body.Demo)
            yield return "certificates: a test CA is for demo tenants only; say \"demo\": true.";
    }

    /// <inheritdoc />
    public async Task ExecuteAsync(RecipeStep step, CancellationToken cancellationToken)
    {
        var users = step.Read<Body>().Users;
        await keys.EnsureAsync((await site.GetAsync(cancellationToken)).Name, cancellationToken);
        foreach (var name in users)
        {
            if (await db.DemoCertificates.AnyAsync(row => row.UserName == name, cancellationToken))
                continue;
            var id = await db.AllUsers.Where(user => user.UserName == name).Select(user => user.Id).FirstOrDefaultAsync(cancellationToken)
                ?? throw new System.Text.Json.JsonException($"certificates: there is no account \"{name}\".");
            var issued = await issue.HandleAsync(id, cancellationToken);
            await demo.AddCertificateAsync(new DemoCertificateFile(name, issued.Password), issued.Pkcs12, cancellationToken);
        }
    }

    private sealed record Body
    {
        public bool Demo { get; init; }

        public IReadOnlyList<string> Users { get; init; } = [];
    }
}

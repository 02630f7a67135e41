using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using PayHall.Auditing;
using PayHall.Identity.Auditing;
using PayHall.Identity.Data;
using PayHall.Identity.Domain.Certificates;
using PayHall.Tenants;

namespace PayHall.Identity.Certificates.Demo;

/// <summary>The test CA's key, which exists in demo tenants only and is kept encrypted with the tenant's own keys.</summary>
internal sealed class DemoKeys(IdentityDb db, AuditedWriter writer, IDataProtectionProvider protection, TenantClock clock)
{
    private readonly IDataProtector protector = protection.CreateProtector("PayHall.Identity.DemoAuthority");

    /// <summary>True if this tenant is a demo with a test CA.</summary>
    public Task<bool> ExistAsync(CancellationToken cancellationToken) => db.DemoAuthorities.AnyAsync(cancellationToken);

    /// <summary>Makes the test CA, trusted and with an empty revocation list, if there is none.</summary>
    public async Task EnsureAsync(string organization, CancellationToken cancellationToken)
    {
        if (await ExistAsync(cancellationToken))
            return;
        using var authority = DemoCertificateFactory.Authority(organization, clock.UtcNow);
        using var key = authority.GetRSAPrivateKey()!;
        var row = new { Key = protector.Protect(Convert.ToBase64String(key.ExportPkcs8PrivateKey())) };
        var list = DemoCertificateFactory.List(authority, [], clock.UtcNow);
        await writer.ExecuteAsync(
            new AuditEntry("Identity.DemoAuthorityMade", "authority:" + CertificateCheck.Name(authority)),
            async (transaction, now) =>
            {
                var id = await AddAuthority.InsertAsync(transaction, authority, now);
                await transaction.Connection.ExecuteAsync(
                    "INSERT INTO identity_demo_authority (id, authority_id, protected_key) VALUES (1, @Id, @Key)", new { Id = id, row.Key }, transaction.Transaction);
                await AddRevocationList.ReplaceAsync(transaction, id!.Value, list, now);
            },
            cancellationToken);
    }

    /// <summary>The test CA with its key, and its id among the trusted authorities.</summary>
    /// <exception cref="NoDemoTenantException">This tenant has none.</exception>
    public async Task<(long Id, X509Certificate2 Authority)> OpenAsync(CancellationToken cancellationToken)
    {
        var row = await db.DemoAuthorities.AsNoTracking()
            .Join(db.Authorities, demo => demo.AuthorityId, authority => authority.Id, (demo, authority) => new { authority.Id, authority.Certificate, demo.ProtectedKey })
            .FirstOrDefaultAsync(cancellationToken) ?? throw new NoDemoTenantException();
        using var certificate = CertificateFile.Read(row.Certificate);
        using var key = RSA.Create();
        key.ImportPkcs8PrivateKey(Convert.FromBase64String(protector.Unprotect(row.ProtectedKey)), out _);
        return (row.Id, certificate.CopyWithPrivateKey(key));
    }
}

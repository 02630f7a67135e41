using System.Security.Cryptography.X509Certificates;
using Dapper;
using Microsoft.EntityFrameworkCore;
using PayHall.Background;
using PayHall.Data;
using PayHall.Identity.Data;
using PayHall.Tenants;

namespace PayHall.Identity.Certificates.Demo;

/// <summary>The test CA's revocation list, which is issued anew with each revocation and before it is out of date.</summary>
internal sealed class DemoRevocationList(IdentityDb db, DemoKeys keys, ITenantWriter writer, TenantClock clock) : IBackgroundTask
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(20);

    /// <inheritdoc />
    public string Name => "Identity.RenewDemoRevocationList";

    /// <inheritdoc />
    public TimeSpan Interval => TimeSpan.FromHours(6);

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var soon = clock.UtcNow + RenewBefore;
        var isDue = await db.DemoAuthorities.AnyAsync(demo => !db.RevocationLists.Any(list => list.AuthorityId == demo.AuthorityId && list.NextUpdate > soon), cancellationToken);
        if (!isDue)
            return;
        var (id, authority) = await keys.OpenAsync(cancellationToken);
        using (authority)
        {
            await writer.ExecuteAsync(
                async (transaction, _) =>
                {
                    await ReissueAsync(transaction, id, authority, InstantConverter.ToMicroseconds(clock.UtcNow));
                    return true;
                },
                cancellationToken);
        }
    }

    /// <summary>Issues the list anew, with all that is revoked by now, as a part of a transaction.</summary>
    public static async Task ReissueAsync(WriteTransaction transaction, long authorityId, X509Certificate2 authority, long now)
    {
        // Held from here on: of two revocations at once the second one's list has both.
        await transaction.Connection.ExecuteAsync("UPDATE identity_authorities SET added_at = added_at WHERE id = @Id", new { Id = authorityId }, transaction.Transaction);
        var revoked = await transaction.Connection.QueryAsync<(string Serial, long At)>(
            "SELECT serial, revoked_at FROM identity_demo_certificates WHERE revoked_at IS NOT NULL", null, transaction.Transaction);
        var newest = await transaction.Connection.ExecuteScalarAsync<long?>(
            "SELECT max(this_update) FROM identity_revocation_lists WHERE authority_id = @Id", new { Id = authorityId }, transaction.Transaction);
        // A list's instant has whole seconds, and each list is newer than the one before.
        var thisUpdate = InstantConverter.FromMicroseconds(Math.Max(now, (newest ?? 0) + 1_000_000));
        var list = DemoCertificateFactory.List(authority, revoked.Select(row => (row.Serial, InstantConverter.FromMicroseconds(row.At))), thisUpdate);
        await AddRevocationList.ReplaceAsync(transaction, authorityId, list, now);
    }
}

using Dapper;
using Microsoft.EntityFrameworkCore;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Identity.Auditing;
using PayHall.Identity.Data;
using PayHall.Identity.Domain.Certificates;
using PayHall.Identity.Notifications;
using PayHall.Tenants;

namespace PayHall.Identity.Certificates;

/// <summary>上传吊销列表: takes the place of the issuer's older one, and whoever holds what it revokes is signed out.</summary>
internal sealed class AddRevocationList(IdentityDb db, TrustStore store, CertificateHolders holders, AuditedWriter writer, TenantClock clock)
{
    /// <summary>Adds the list; answers the name of its authority.</summary>
    /// <exception cref="CertificateException">The file holds no list of a trusted authority, or one that is past its time.</exception>
    /// <exception cref="OlderRevocationListException">A newer one is there already.</exception>
    public async Task<string> HandleAsync(byte[]? file, CancellationToken cancellationToken)
    {
        CertificateUploads.Require("ListFile", file, CertificateUploads.LargestList);
        var list = RevocationList.Read(file!);
        var (authorityId, name) = await AuthorityOfAsync(list, cancellationToken);
        if (list.NextUpdate is not { } next || next < clock.UtcNow)
            throw new RevocationListOutdatedException(name, clock.LocalDate(list.NextUpdate ?? list.ThisUpdate).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        using var trust = await store.ReadAsync(cancellationToken);
        var losing = await holders.LosingAsync(trust, trust with { Lists = [.. trust.Lists, list] }, cancellationToken);
        var isNewer = await writer.ExecuteIfAsync(
            new AuditEntry("Identity.RevocationListAdded", "authority:" + name, null, AuditState.Of(new { list.ThisUpdate, list.NextUpdate, Entries = list.Count })),
            async (transaction, now) =>
            {
                if (!await ReplaceAsync(transaction, authorityId, list, now))
                    return false;
                await holders.SignOutAsync(transaction, losing, AccountNotices.CertificateRevoked);
                return true;
            },
            cancellationToken);
        return isNewer ? name : throw new OlderRevocationListException(name);
    }

    /// <summary>Puts the list in the place of the authority's older ones; false if one as new or newer is there.</summary>
    public static async Task<bool> ReplaceAsync(WriteTransaction transaction, long authorityId, RevocationList list, long now)
    {
        var row = new
        {
            AuthorityId = authorityId,
            Content = list.Encoded,
            ThisUpdate = InstantConverter.ToMicroseconds(list.ThisUpdate),
            NextUpdate = list.NextUpdate is { } next ? InstantConverter.ToMicroseconds(next) : (long?)null,
            Entries = list.Count,
            Now = now,
        };
        // The authority's row is held while its list is exchanged, so that of two uploads at once the older one loses.
        await transaction.Connection.ExecuteAsync("UPDATE identity_authorities SET added_at = added_at WHERE id = @AuthorityId", row, transaction.Transaction);
        var newest = await transaction.Connection.ExecuteScalarAsync<long?>(
            "SELECT max(this_update) FROM identity_revocation_lists WHERE authority_id = @AuthorityId", row, transaction.Transaction);
        if (newest >= row.ThisUpdate)
            return false;
        await transaction.Connection.ExecuteAsync("DELETE FROM identity_revocation_lists WHERE authority_id = @AuthorityId", row, transaction.Transaction);
        await transaction.Connection.ExecuteAsync(
            """
            INSERT INTO identity_revocation_lists (authority_id, content, this_update, next_update, entries, added_at)
            VALUES (@AuthorityId, @Content, @ThisUpdate, @NextUpdate, @Entries, @Now)
            """,
            row,
            transaction.Transaction);
        return true;
    }

    private async Task<(long Id, string Name)> AuthorityOfAsync(RevocationList list, CancellationToken cancellationToken)
    {
        foreach (var authority in await db.Authorities.AsNoTracking().ToListAsync(cancellationToken))
        {
            using var certificate = CertificateFile.Read(authority.Certificate);
            if (list.IsOf(certificate))
                return (authority.Id, authority.Name);
        }

        throw new RevocationListOfStrangerException(list.Issuer.Name);
    }
}

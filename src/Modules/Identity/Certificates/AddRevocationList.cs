using Dapper;
using Microsoft.EntityFrameworkCore;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Identity.Accounts;
using PayHall.Identity.Auditing;
using PayHall.Identity.Data;
using PayHall.Identity.Domain.Certificates;
using PayHall.Tenants;

namespace PayHall.Identity.Certificates;

/// <summary>上传吊销列表: takes the place of the issuer's older one.</summary>
internal sealed class AddRevocationList(IdentityDb db, AuditedWriter writer, TenantClock clock)
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
        var isNewer = await writer.ExecuteIfAsync(
            new AuditEntry("Identity.RevocationListAdded", "authority:" + name, null, AuditState.Of(new { list.ThisUpdate, list.NextUpdate, Entries = list.Count })),
            async (transaction, now) =>
            {
                var before = await PresentAsync(transaction, authorityId);
                if (!await ReplaceAsync(transaction, authorityId, list, now))
                    return false;
                await EndSessionsAsync(transaction, list, before);
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

    private static async Task<RevocationList?> PresentAsync(WriteTransaction transaction, long authorityId)
        => await transaction.Connection.QueryFirstOrDefaultAsync<byte[]>(
            "SELECT content FROM identity_revocation_lists WHERE authority_id = @authorityId ORDER BY this_update DESC", new { authorityId }, transaction.Transaction) is { } content
            ? RevocationList.Read(content)
            : null;

    // Whoever signed in with what the list revokes for the first time is signed out; in the order of the accounts, as every list locks them.
    private static async Task EndSessionsAsync(WriteTransaction transaction, RevocationList list, RevocationList? before)
    {
        var bound = await transaction.Connection.QueryAsync<(string UserId, byte[] Certificate)>(
            "SELECT user_id, certificate FROM identity_certificates ORDER BY user_id", null, transaction.Transaction);
        foreach (var (userId, encoded) in bound)
        {
            using var certificate = CertificateFile.Read(encoded);
            if (certificate.IssuerName.RawData.AsSpan().SequenceEqual(list.Issuer.RawData) && list.RevokedAt(certificate) is not null && before?.RevokedAt(certificate) is null)
                await AccountWriter.RenewStampAsync(transaction, userId);
        }
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

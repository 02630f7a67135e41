using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using PayHall.Identity.Domain.Certificates;

namespace PayHall.Identity.Tests.Certificates;

/// <summary>Reading revocation lists (RFC 5280) that the framework and others have made.</summary>
public sealed class RevocationListTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);
    private readonly TestAuthority root = TestAuthority.Root(key: "RSA-2048", now: Now);

    [Fact]
    public void A_list_is_read_from_der_and_from_pem()
    {
        using var revoked = root.Issue();
        using var other = root.Issue();
        var der = root.List(revoked: [revoked]);
        var pem = Encoding.ASCII.GetBytes(PemEncoding.WriteString("X509 CRL", der));

        foreach (var list in new[] { RevocationList.Read(der), RevocationList.Read(pem) })
        {
            list.Count.ShouldBe(1);
            list.ThisUpdate.ShouldBe(Now.AddHours(-2));
            list.NextUpdate.ShouldBe(Now.AddDays(7));
            list.Number.ShouldBe(new BigInteger(Now.AddHours(-2).ToUnixTimeSeconds()));
            list.RevokedAt(revoked).ShouldBe(Now.AddHours(-3));
            list.RevokedAt(other).ShouldBeNull();
            list.IsOf(root.Certificate).ShouldBeTrue();
            list.Encoded.ShouldBe(der);
        }
    }

    [Theory]
    [InlineData("RSA-2048", "SHA256", true)]
    [InlineData("RSA-2048", "SHA384", true)]
    [InlineData("RSA-2048", "SHA512", false)]
    [InlineData("RSA-2048", "SHA256", false)]
    [InlineData("P-256", "SHA256", true)]
    [InlineData("P-384", "SHA384", true)]
    public void A_signature_is_checked_whatever_its_kind(string key, string hash, bool isPkcs1)
    {
        using var authority = TestAuthority.Root(key: key, now: Now);
        using var stranger = TestAuthority.Root(key: key, now: Now);
        var padding = isPkcs1 ? RSASignaturePadding.Pkcs1 : RSASignaturePadding.Pss;
        var list = RevocationList.Read(new CertificateRevocationListBuilder().Build(authority.Certificate, 1, Now.AddDays(7), new HashAlgorithmName(hash), padding, Now));

        list.IsOf(authority.Certificate).ShouldBeTrue();
        list.IsOf(stranger.Certificate).ShouldBeFalse();
    }

    [Fact]
    public void A_list_with_one_bit_changed_is_nobodys()
    {
        using var revoked = root.Issue();
        var der = root.List(revoked: [revoked]);
        var serial = revoked.SerialNumberBytes.ToArray();
        der[der.AsSpan().IndexOf(serial) + serial.Length - 1] ^= 1;

        var list = RevocationList.Read(der);
        list.RevokedAt(revoked).ShouldBeNull();
        list.IsOf(root.Certificate).ShouldBeFalse();
    }

    [Fact]
    public void What_is_no_complete_list_is_refused()
    {
        var der = root.List();
        byte[][] wrong = [[], [1, 2, 3], Encoding.ASCII.GetBytes("-----BEGIN X509 CRL-----\n!!!\n-----END X509 CRL-----"), der[..^1], [.. der, 0], root.Der];

        foreach (var file in wrong)
            Should.Throw<UnreadableRevocationListException>(() => RevocationList.Read(file));
    }

    [Fact]
    public void Every_truncated_or_altered_list_is_refused_or_read_but_never_crashes()
    {
        using var revoked = root.Issue();
        var der = root.List(revoked: [revoked]);
        for (var i = 0; i < der.Length; i++)
        {
            var altered = (byte[])der.Clone();
            altered[i] ^= 0xff;
            foreach (var file in new[] { altered, der[..i] })
            {
                try
                {
                    RevocationList.Read(file).IsOf(root.Certificate).ShouldBeFalse();
                }
                catch (UnreadableRevocationListException)
                {
                    // The other right answer.
                }
            }
        }
    }

    [Theory]
    [InlineData("2.5.29.27", true)]
    [InlineData("2.5.29.28", true)]
    [InlineData("2.5.29.35", false)]
    public void A_critical_extension_narrows_a_list_and_is_refused(string id, bool isCritical)
    {
        var file = WithExtension(id, isCritical);

        if (isCritical)
            Should.Throw<UnreadableRevocationListException>(() => RevocationList.Read(file));
        else
            RevocationList.Read(file).IsOf(root.Certificate).ShouldBeTrue();
    }

    [Fact]
    public void Twenty_thousand_entries_are_read()
    {
        var builder = new CertificateRevocationListBuilder();
        for (var i = 0; i < 20_000; i++)
            builder.AddEntry([1, (byte)(i >> 16), (byte)(i >> 8), (byte)i], Now);

        RevocationList.Read(builder.Build(root.Certificate, 1, Now.AddDays(7), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1, Now)).Count.ShouldBe(20_000);
    }

    public void Dispose() => root.Dispose();

    private byte[] WithExtension(string id, bool isCritical)
    {
        var signed = new AsnWriter(AsnEncodingRules.DER);
        using (signed.PushSequence())
        {
            signed.WriteInteger(1);
            Algorithm(signed);
            signed.WriteEncodedValue(root.Certificate.SubjectName.RawData);
            signed.WriteUtcTime(Now);
            signed.WriteUtcTime(Now.AddDays(7));
            using (signed.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
            using (signed.PushSequence())
            using (signed.PushSequence())
            {
                signed.WriteObjectIdentifier(id);
                if (isCritical)
                    signed.WriteBoolean(true);
                signed.WriteOctetString([2, 1, 1]);
            }
        }

        using var key = root.Certificate.GetRSAPrivateKey()!;
        var list = new AsnWriter(AsnEncodingRules.DER);
        using (list.PushSequence())
        {
            list.WriteEncodedValue(signed.Encode());
            Algorithm(list);
            list.WriteBitString(key.SignData(signed.Encode(), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        }

        return list.Encode();
    }

    private static void Algorithm(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("1.2.840.113549.1.1.11");
            writer.WriteNull();
        }
    }
}

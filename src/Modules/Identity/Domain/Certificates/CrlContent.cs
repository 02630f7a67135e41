using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography.X509Certificates;

namespace PayHall.Identity.Domain.Certificates;

/// <summary>What a revocation list says: the <c>TBSCertList</c> of RFC 5280.</summary>
internal sealed record CrlContent
{
    private const string CrlNumber = "2.5.29.20";
    private const string CertificateIssuer = "2.5.29.29";

    /// <summary>The signature's algorithm, as it stands in the signed part.</summary>
    public required byte[] Algorithm { get; init; }

    public required X500DistinguishedName Issuer { get; init; }

    public required DateTimeOffset ThisUpdate { get; init; }

    public required DateTimeOffset? NextUpdate { get; init; }

    public required BigInteger? Number { get; init; }

    public required Dictionary<string, DateTimeOffset> Revoked { get; init; }

    /// <summary>A serial number in the form in which they are compared: its bytes as they stand in the certificate.</summary>
    public static string Serial(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes);

    /// <summary>Reads the signed part.</summary>
    /// <exception cref="AsnContentException">Not a list, or one that can't be judged here.</exception>
    public static CrlContent Read(AsnReader list, Asn1Tag extensionsTag)
    {
        if (list.PeekTag().HasSameClassAndValue(Asn1Tag.Integer))
            list.ReadInteger();
        var algorithm = list.ReadEncodedValue().ToArray();
        var issuer = new X500DistinguishedName(list.ReadEncodedValue().Span);
        var thisUpdate = Time(list);
        var nextUpdate = IsTime(list) ? Time(list) : (DateTimeOffset?)null;
        var revoked = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        if (list.HasData && list.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
            ReadEntries(list.ReadSequence(), revoked);
        BigInteger? number = null;
        if (list.HasData && list.PeekTag().HasSameClassAndValue(extensionsTag))
            number = ReadExtensions(list.ReadSequence(extensionsTag).ReadSequence());
        list.ThrowIfNotEmpty();
        return new CrlContent { Algorithm = algorithm, Issuer = issuer, ThisUpdate = thisUpdate, NextUpdate = nextUpdate, Number = number, Revoked = revoked };
    }

    private static void ReadEntries(AsnReader entries, Dictionary<string, DateTimeOffset> revoked)
    {
        while (entries.HasData)
        {
            var entry = entries.ReadSequence();
            var serial = Serial(entry.ReadIntegerBytes().Span);
            revoked[serial] = Time(entry);
            if (entry.HasData)
                Each(entry.ReadSequence(), (id, isCritical, _) => Refuse(isCritical || id == CertificateIssuer, id));
            entry.ThrowIfNotEmpty();
        }
    }

    // A critical extension narrows what the list covers (delta lists, partitions): without understanding it a certificate could pass.
    private static BigInteger? ReadExtensions(AsnReader extensions)
    {
        BigInteger? number = null;
        Each(extensions, (id, isCritical, value) =>
        {
            if (id == CrlNumber)
                number = new AsnReader(value, AsnEncodingRules.DER).ReadInteger();
            else
                Refuse(isCritical, id);
        });
        return number;
    }

    private static void Each(AsnReader extensions, Action<string, bool, ReadOnlyMemory<byte>> use)
    {
        while (extensions.HasData)
        {
            var extension = extensions.ReadSequence();
            var id = extension.ReadObjectIdentifier();
            var isCritical = extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && extension.ReadBoolean();
            use(id, isCritical, extension.ReadOctetString());
        }
    }

    private static void Refuse(bool isUnknown, string id)
    {
        if (isUnknown)
            throw new AsnContentException($"The extension {id} is not understood.");
    }

    private static bool IsTime(AsnReader reader)
        => reader.HasData && (reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) || reader.PeekTag().HasSameClassAndValue(Asn1Tag.GeneralizedTime));

    private static DateTimeOffset Time(AsnReader reader)
        => reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();
}

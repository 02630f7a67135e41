using System.Collections.Frozen;
using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace PayHall.Identity.Domain.Certificates;

/// <summary>A certificate revocation list (吊销列表, RFC 5280 section 5), which .NET builds but does not read.</summary>
internal sealed class RevocationList
{
    private static readonly Asn1Tag Extensions = new(TagClass.ContextSpecific, 0);
    private readonly FrozenDictionary<string, DateTimeOffset> revoked;
    private readonly byte[] signedPart;
    private readonly CrlSignature signature;

    private RevocationList(byte[] encoded, byte[] signedPart, CrlSignature signature, CrlContent content)
    {
        Encoded = encoded;
        this.signedPart = signedPart;
        this.signature = signature;
        Issuer = content.Issuer;
        ThisUpdate = content.ThisUpdate;
        NextUpdate = content.NextUpdate;
        Number = content.Number;
        revoked = content.Revoked.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The list as DER.</summary>
    public byte[] Encoded { get; }

    /// <summary>Who issued it.</summary>
    public X500DistinguishedName Issuer { get; }

    /// <summary>When it was issued.</summary>
    public DateTimeOffset ThisUpdate { get; }

    /// <summary>When the next one is due; null if the list does not say.</summary>
    public DateTimeOffset? NextUpdate { get; }

    /// <summary>The list's number, which rises; null if it has none.</summary>
    public BigInteger? Number { get; }

    /// <summary>How many certificates are revoked.</summary>
    public int Count => revoked.Count;

    /// <summary>Reads a list from PEM or DER.</summary>
    /// <exception cref="UnreadableRevocationListException">No complete list, or one with a critical extension that is unknown here.</exception>
    public static RevocationList Read(byte[] file)
    {
        try
        {
            var encoded = FromPem(file) ?? file;
            var outer = new AsnReader(encoded, AsnEncodingRules.DER);
            var list = outer.ReadSequence();
            outer.ThrowIfNotEmpty();
            var signed = list.PeekEncodedValue().ToArray();
            var content = CrlContent.Read(list.ReadSequence(), Extensions);
            return new RevocationList(encoded, signed, CrlSignature.Read(list, content.Algorithm), content);
        }
        catch (Exception fault) when (fault is AsnContentException or CryptographicException or FormatException or ArgumentException)
        {
            throw new UnreadableRevocationListException();
        }
    }

    /// <summary>When the certificate was revoked; null if it was not.</summary>
    public DateTimeOffset? RevokedAt(X509Certificate2 certificate)
        => revoked.TryGetValue(CrlContent.Serial(certificate.SerialNumberBytes.Span), out var at) ? at : null;

    /// <summary>True if the authority issued and signed this list.</summary>
    public bool IsOf(X509Certificate2 authority)
        => Issuer.RawData.AsSpan().SequenceEqual(authority.SubjectName.RawData) && MaySign(authority) && signature.Verify(authority, signedPart);

    private static bool MaySign(X509Certificate2 authority)
        => authority.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault() is not { } usage || usage.KeyUsages.HasFlag(X509KeyUsageFlags.CrlSign);

    private static byte[]? FromPem(byte[] file)
    {
        var text = Encoding.ASCII.GetString(file);
        return PemEncoding.TryFind(text, out var fields) && text[fields.Label] == "X509 CRL" ? Convert.FromBase64String(text[fields.Base64Data]) : null;
    }
}

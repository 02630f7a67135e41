using System.Buffers.Binary;
using System.Security.Cryptography;
using PayHall.Errors;

namespace PayHall.Branding;

/// <summary>Tells what picture a file is by its first bytes, never by its name: PNG, JPEG or WebP, and no other kind.</summary>
/// <param name="ContentType">Its media type.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
public sealed record LogoImage(string ContentType, int Width, int Height)
{
    /// <summary>The most bytes of a logo.</summary>
    public const int MostBytes = 200 * 1024;

    /// <summary>The least pixels of a side.</summary>
    public const int LeastSide = 16;

    /// <summary>The most pixels of a side.</summary>
    public const int MostSide = 1024;

    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>Adds what is wrong with a logo to <paramref name="errors"/>.</summary>
    public static void Check(ReadOnlySpan<byte> file, string field, InputErrors errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (file.Length > MostBytes)
            errors.Add(field, "图片不能超过 {0} KB", MostBytes / 1024);
        else if (Read(file) is not { } image)
            errors.Add(field, "请选择 PNG、JPEG 或 WebP 图片");
        else if (Math.Min(image.Width, image.Height) < LeastSide || Math.Max(image.Width, image.Height) > MostSide)
            errors.Add(field, "图片为 {0} × {1} 像素，每边应为 {2} 到 {3} 像素", image.Width, image.Height, LeastSide, MostSide);
    }

    /// <summary>The hash by which a logo is named in addresses.</summary>
    public static string Hash(ReadOnlySpan<byte> file) => Convert.ToHexStringLower(SHA256.HashData(file))[..16];

    /// <summary>What picture it is, or null if it is none of these.</summary>
    public static LogoImage? Read(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith(PngSignature))
            return ReadPng(file);
        if (file.StartsWith<byte>([0xff, 0xd8, 0xff]))
            return ReadJpeg(file);
        return file.Length >= 30 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8) ? ReadWebP(file) : null;
    }

    private static LogoImage? ReadPng(ReadOnlySpan<byte> file)
        => file.Length >= 33 && file[12..].StartsWith("IHDR"u8)
            ? Of("image/png", BinaryPrimitives.ReadUInt32BigEndian(file[16..]), BinaryPrimitives.ReadUInt32BigEndian(file[20..]))
            : null;

    // Segment by segment to the frame header, which holds the size.
    private static LogoImage? ReadJpeg(ReadOnlySpan<byte> file)
    {
        var at = 2;
        while (at + 9 < file.Length)
        {
            if (file[at] != 0xff)
                return null;
            var marker = file[at + 1];
            if (marker == 0xff)
            {
                at++;
                continue;
            }

            if (marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc))
                return Of("image/jpeg", BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]));
            if (marker is 0xd9 or 0xda)
                return null;
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }

        return null;
    }

    private static LogoImage? ReadWebP(ReadOnlySpan<byte> file)
    {
        var chunk = file[12..];
        if (chunk.StartsWith("VP8X"u8))
        {
            const byte Animated = 2;
            return (file[20] & Animated) != 0 ? null : Of("image/webp", UInt24(file[24..]) + 1, UInt24(file[27..]) + 1);
        }

        if (chunk.StartsWith("VP8L"u8) && file[20] == 0x2f)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(file[21..]);
            return Of("image/webp", (bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1);
        }

        return chunk.StartsWith("VP8 "u8) && file[23..].StartsWith<byte>([0x9d, 0x01, 0x2a])
            ? Of("image/webp", BinaryPrimitives.ReadUInt16LittleEndian(file[26..]) & 0x3fffu, BinaryPrimitives.ReadUInt16LittleEndian(file[28..]) & 0x3fffu)
            : null;
    }

    private static uint UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | ((uint)bytes[1] << 8) | ((uint)bytes[2] << 16);

    private static LogoImage? Of(string contentType, uint width, uint height)
        => width is > 0 and <= 100_000 && height is > 0 and <= 100_000 ? new LogoImage(contentType, (int)width, (int)height) : null;
}

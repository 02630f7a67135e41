using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using PayHall.Errors;

namespace PayHall.Api;

/// <summary>Opaque cursors for keyset pagination: the sort values of the last row seen.</summary>
public static class Cursor
{
    internal const string Malformed = "不是有效的翻页游标，请使用上一页返回的 next";

    /// <summary>Writes a cursor.</summary>
    public static string Write<T>(T position) => WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(position));

    /// <summary>Reads a cursor that <see cref="Write{T}"/> wrote.</summary>
    /// <exception cref="InputException">It is not one.</exception>
    public static T Read<T>(string cursor)
    {
        if (TryRead<T>(cursor, out var position))
            return position;
        var errors = new InputErrors();
        errors.Add("after", Malformed);
        throw new InputException(errors);
    }

    /// <summary>True if the text is a cursor of this kind.</summary>
    internal static bool TryRead<T>(string cursor, [MaybeNullWhen(false)] out T position)
    {
        position = default;
        try
        {
            var json = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(cursor));

            // Its texts are compared in the database, and PostgreSQL knows no U+0000.
            if (json.Contains("\\u0000", StringComparison.Ordinal) || JsonSerializer.Deserialize<T>(json) is not { } read)
                return false;
            position = read;
            return true;
        }
        catch (Exception failure) when (failure is FormatException or JsonException)
        {
            return false;
        }
    }
}

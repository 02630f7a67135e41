using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using PayHall.Errors;

namespace PayHall.Api;

/// <summary>Opaque cursors for keyset pagination: the sort values of the last row seen.</summary>
public static class Cursor
{
    /// <summary>Writes a cursor.</summary>
    public static string Write<T>(T position) => WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(position));

    /// <summary>Reads a cursor that <see cref="Write{T}"/> wrote.</summary>
    /// <exception cref="InputException">It is not one.</exception>
    public static T Read<T>(string cursor)
    {
        try
        {
            var json = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(cursor));

            // Its texts are compared in the database, and PostgreSQL knows no U+0000.
            if (!json.Contains("\\u0000", StringComparison.Ordinal) && JsonSerializer.Deserialize<T>(json) is { } position)
                return position;
        }
        catch (Exception failure) when (failure is FormatException or JsonException)
        {
            // Answered below.
        }

        var errors = new InputErrors();
        errors.Add("after", "不是有效的翻页游标，请使用上一页返回的 next");
        throw new InputException(errors);
    }
}

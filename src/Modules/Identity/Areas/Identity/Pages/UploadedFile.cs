using Microsoft.AspNetCore.Http;

namespace PayHall.Identity.Areas.Identity.Pages;

/// <summary>Reads what a form uploads.</summary>
internal static class UploadedFile
{
    /// <summary>The file's content, of one that is too large only so much that the use case can say so; null if there is none.</summary>
    public static async Task<byte[]?> ReadAsync(this IFormFile? file, int largest, CancellationToken cancellationToken)
    {
        if (file is null)
            return null;
        var content = new byte[Math.Min(file.Length, largest + 1L)];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, cancellationToken);
        return content;
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace PayHall.Platform.Lists;

/// <summary>The answer that becomes the file.</summary>
/// <param name="response">The answer.</param>
/// <param name="mediaType">What it holds.</param>
/// <param name="fileName">What the browser calls it.</param>
internal sealed class ExportTarget(HttpResponse response, string mediaType, string fileName)
{
    private bool isOpen;

    /// <summary>Begins the answer; from here on it can't become another one.</summary>
    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        if (isOpen)
            return;
        isOpen = true;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(fileName);
        response.ContentType = mediaType;
        response.Headers.ContentDisposition = disposition.ToString();
        await response.StartAsync(cancellationToken);
    }

    /// <summary>Writes to the network, as fast as the caller takes it.</summary>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => response.Body.WriteAsync(bytes, cancellationToken);
}

using System.Buffers;

namespace PayHall.Platform.Lists;

/// <summary>
/// What an archive has packed and the network has not taken yet. The archive writes its own headers synchronously, which an answer's body
/// refuses; here they wait for the next asynchronous write.
/// </summary>
internal sealed class ZipSpool : Stream
{
    private readonly ArrayBufferWriter<byte> waiting = new(64 * 1024);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Hands on what waits.</summary>
    public async ValueTask SendAsync(ExportTarget target, CancellationToken cancellationToken)
    {
        if (waiting.WrittenCount == 0)
            return;
        await target.WriteAsync(waiting.WrittenMemory, cancellationToken);
        waiting.ResetWrittenCount();
    }

    public override void Write(ReadOnlySpan<byte> buffer) => waiting.Write(buffer);

    public override void Write(byte[] buffer, int offset, int count) => waiting.Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // What waits is sent by SendAsync.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}

using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace PayHall.Platform.Lists;

/// <summary>A piece of a file that is being written, as UTF-8. It is used again once it was handed on, so it grows to the longest row and no further.</summary>
internal sealed class Utf8Chunk
{
    private const int LongestNumber = 20;
    private byte[] bytes = new byte[72 * 1024];
    private int count;

    /// <summary>From this size on it is worth handing on.</summary>
    public const int FullSize = 64 * 1024;

    /// <summary>True if it should be handed on.</summary>
    public bool IsFull => count >= FullSize;

    /// <summary>What was added.</summary>
    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, count);

    /// <summary>Begins anew.</summary>
    public void Clear() => count = 0;

    /// <summary>Adds bytes.</summary>
    public void Add(ReadOnlySpan<byte> more)
    {
        more.CopyTo(Room(more.Length));
        count += more.Length;
    }

    /// <summary>Adds a byte.</summary>
    public void Add(byte one)
    {
        Room(1)[0] = one;
        count++;
    }

    /// <summary>Adds a text as it is; half of a surrogate pair becomes U+FFFD.</summary>
    public void Add(ReadOnlySpan<char> text) => count += Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));

    /// <summary>Adds a whole number.</summary>
    public void Add(long number)
    {
        _ = Utf8Formatter.TryFormat(number, Room(LongestNumber), out var written);
        count += written;
    }

    /// <summary>Adds a decimal number without trailing zeros.</summary>
    public void Add(decimal number) => Add(number.ToString("0.############", CultureInfo.InvariantCulture));

    /// <summary>Adds an amount in yuan with two digits.</summary>
    public void Add(Money amount)
    {
        if (amount.IsNegative)
            Add((byte)'-');
        var fen = amount.Fen < 0 ? unchecked((ulong)-amount.Fen) : (ulong)amount.Fen;
        _ = Utf8Formatter.TryFormat(fen / 100, Room(LongestNumber), out var written);
        count += written;
        Add((byte)'.');
        AddDigits((long)(fen % 100), 2);
    }

    /// <summary>Adds a number with leading zeros.</summary>
    public void AddDigits(long number, int digits)
    {
        var room = Room(digits);
        for (var place = digits - 1; place >= 0; place--)
        {
            room[place] = (byte)('0' + (number % 10));
            number /= 10;
        }

        count += digits;
    }

    /// <summary>Adds a day as yyyy-MM-dd.</summary>
    public void Add(DateOnly day)
    {
        AddDigits(day.Year, 4);
        Add((byte)'-');
        AddDigits(day.Month, 2);
        Add((byte)'-');
        AddDigits(day.Day, 2);
    }

    private Span<byte> Room(int size)
    {
        if (bytes.Length - count < size)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, count + size));
        return bytes.AsSpan(count);
    }
}

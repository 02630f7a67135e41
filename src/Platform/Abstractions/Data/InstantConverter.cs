using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PayHall.Data;

/// <summary>Stores an instant as UTC microseconds since 1970 in a 64-bit integer: the same on both engines, ordered, indexable.</summary>
public sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(
    instant => ToMicroseconds(instant),
    microseconds => FromMicroseconds(microseconds))
{
    /// <summary>Microseconds since 1970-01-01T00:00:00Z.</summary>
    public static long ToMicroseconds(DateTimeOffset instant)
        => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The instant of so many microseconds since 1970-01-01T00:00:00Z.</summary>
    public static DateTimeOffset FromMicroseconds(long microseconds)
        => new(DateTimeOffset.UnixEpoch.Ticks + (microseconds * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}

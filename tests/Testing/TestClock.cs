namespace PayHall.Testing;

/// <summary>The real clock, which a test can set ahead.</summary>
public sealed class TestClock : TimeProvider
{
    private long offsetTicks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref offsetTicks));

    public override long GetTimestamp() => System.GetTimestamp() + (Interlocked.Read(ref offsetTicks) * TimestampFrequency / TimeSpan.TicksPerSecond);

    /// <summary>Sets the clock ahead.</summary>
    public void Advance(TimeSpan time) => Interlocked.Add(ref offsetTicks, time.Ticks);

    /// <summary>Sets the clock to an instant; it then goes on from there.</summary>
    public void SetTo(DateTimeOffset instant) => Interlocked.Exchange(ref offsetTicks, (instant - System.GetUtcNow()).Ticks);
}

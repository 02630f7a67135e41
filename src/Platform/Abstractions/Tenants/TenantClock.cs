namespace PayHall.Tenants;

/// <summary>The tenant's clock: instants from <see cref="TimeProvider"/>, days in the tenant's own time zone.</summary>
public sealed class TenantClock(TimeProvider time, TenantSettings settings)
{
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone);

    /// <summary>Now, in UTC.</summary>
    public DateTimeOffset UtcNow => time.GetUtcNow();

    /// <summary>Today in the tenant's time zone.</summary>
    public DateOnly Today => LocalDate(time.GetUtcNow());

    /// <summary>The tenant's time zone.</summary>
    public TimeZoneInfo Zone => zone;

    /// <summary>The instant in the tenant's time zone.</summary>
    public DateTimeOffset ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone);

    /// <summary>The local day in which the instant lies.</summary>
    public DateOnly LocalDate(DateTimeOffset instant) => DateOnly.FromDateTime(ToLocal(instant).DateTime);

    /// <summary>The instant at which the local day begins.</summary>
    public DateTimeOffset StartOfDay(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The next local midnight: when a lock "until tomorrow" ends.</summary>
    public DateTimeOffset NextMidnight => StartOfDay(Today.AddDays(1));
}

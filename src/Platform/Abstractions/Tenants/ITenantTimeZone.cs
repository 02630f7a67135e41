namespace PayHall.Tenants;

/// <summary>The time zone in which this tenant's days begin and end.</summary>
public interface ITenantTimeZone
{
    /// <summary>IANA name of the present one.</summary>
    string Current { get; }

    /// <summary>True if the name is an IANA time zone that this host knows.</summary>
    bool IsKnown(string? name);

    /// <summary>
    /// Changes the time zone of this tenant and no other. The tenant starts anew with its next request; those under way end as they began.
    /// </summary>
    Task ChangeAsync(string name);
}

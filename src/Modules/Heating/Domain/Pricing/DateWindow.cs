namespace PayHall.Heating.Domain.Pricing;

/// <summary>Days from one to another, both included. A missing end is open.</summary>
/// <param name="From">First day, or null.</param>
/// <param name="To">Last day, or null.</param>
public readonly record struct DateWindow(DateOnly? From, DateOnly? To)
{
    /// <summary>True if the day lies in the window.</summary>
    public bool Contains(DateOnly day) => (From is null || day >= From) && (To is null || day <= To);
}

using PayHall.Heating.Domain;
using PayHall.Organizations;
using PayHall.Tenants;

namespace PayHall.Heating.Demo;

/// <summary>The cashiers of the demo and the times at which they work.</summary>
internal sealed class DemoPeople(IAccountDirectory accounts, IOrganizationDirectory organizations, TenantClock clock)
{
    /// <summary>The accounts with these sign-in names, which the recipe made before.</summary>
    public async Task<IReadOnlyList<AccountInfo>> FindAsync(IReadOnlyList<string> userNames, CancellationToken cancellationToken)
    {
        var unit = (await organizations.ListAsync(cancellationToken))[0];
        var found = new List<AccountInfo>();
        foreach (var userName in userNames)
        {
            found.Add(await accounts.EnsureAsync(
                new AccountDraft { UserName = userName, DisplayName = userName, UnitCode = unit.Code, Roles = [PayHall.Security.Stereotypes.Cashier] }, cancellationToken));
        }

        return found;
    }

    /// <summary>A moment in the season's paying time, before now, most of them near its beginning and its end.</summary>
    public DateTimeOffset MomentOf(Season season, Random random)
    {
        var first = new DateOnly(season.StartYear, 9, 15);
        var last = Min(new DateOnly(season.StartYear, 12, 20), clock.Today);
        var days = Math.Max(1, last.DayNumber - first.DayNumber + 1);
        var share = random.Next(3) switch { 0 => random.NextDouble() * 0.45, 1 => 0.6 + (random.NextDouble() * 0.4), _ => random.NextDouble() };
        var at = clock.StartOfDay(first.AddDays((int)(share * days))).AddHours(8).AddSeconds(random.Next(34_200));
        return at < clock.UtcNow ? at : at.AddDays(-1 - (int)Math.Ceiling((at - clock.UtcNow).TotalDays));
    }

    /// <summary>Now.</summary>
    public DateTimeOffset Now => clock.UtcNow;

    /// <summary>A local time as an instant.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time) => clock.StartOfDay(day) + time.ToTimeSpan();

    /// <summary>The instant in the tenant's zone.</summary>
    public DateTime Local(DateTimeOffset at) => clock.ToLocal(at).DateTime;

    private static DateOnly Min(DateOnly left, DateOnly right) => left < right ? left : right;
}

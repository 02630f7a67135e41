using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PayHall.Background;
using PayHall.Errors;
using PayHall.Heating.Data;
using PayHall.Heating.Domain.Pricing;
using PayHall.Security;

namespace PayHall.Heating.BillRuns;

/// <summary>Reads bill runs. Someone whose data scope is narrower than all sees the runs that lay within it.</summary>
internal sealed class BillRunReader(HeatingDbContext database, IJobQueue jobs, AccessContext access)
{
    /// <summary>A run names so many of its skipped households at most; its count says how many there are.</summary>
    public const int MaxSkips = 1000;

    /// <summary>A run with the first of its skipped households.</summary>
    /// <exception cref="NotFoundException">There is no such run within the data scope.</exception>
    public async Task<BillRunView> GetAsync(long id, CancellationToken cancellationToken)
    {
        var run = await database.BillRuns.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (run is null || !MaySee(run.ScopeUnits))
            throw new NotFoundException("账单生成", id);
        var skips = await (from skip in database.BillRunSkips.AsNoTracking()
                           join household in database.Households on skip.HouseholdId equals household.Id
                           where skip.RunId == id
                           orderby skip.HouseholdId
                           select new { household.Account, household.Address, skip.Reason, skip.Detail }).Take(MaxSkips).ToListAsync(cancellationToken);
        return new BillRunView(
            run, await jobs.FindAsync(run.JobId, cancellationToken),
            [.. skips.Select(skip => new BillRunSkipView(
                skip.Account, skip.Address, skip.Reason, skip.Detail.Length == 0 ? null : JsonSerializer.Deserialize<Phrase>(skip.Detail)))]);
    }

    /// <summary>The latest runs.</summary>
    public async Task<IReadOnlyList<BillRunView>> LatestAsync(int count, CancellationToken cancellationToken)
    {
        var views = new List<BillRunView>();
        foreach (var run in await database.BillRuns.AsNoTracking().OrderByDescending(row => row.Id).Take(count).ToListAsync(cancellationToken))
        {
            if (MaySee(run.ScopeUnits))
                views.Add(new BillRunView(run, await jobs.FindAsync(run.JobId, cancellationToken), []));
        }

        return views;
    }

    private bool MaySee(string? units)
        => access.Scope.IsAll || (units is not null && units.Split(',', StringSplitOptions.RemoveEmptyEntries).All(unit => access.Scope.Includes(long.Parse(unit, System.Globalization.CultureInfo.InvariantCulture))));
}

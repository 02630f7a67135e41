using Microsoft.AspNetCore.Mvc.RazorPages;
using PayHall.Heating.Domain;
using PayHall.Heating.Home;
using PayHall.Tenants;

namespace PayHall.Heating.Areas.Heating.Pages;

/// <summary>首页: the season's figures and what waits.</summary>
internal sealed class IndexModel(HomeReader reader, TenantClock clock) : PageModel
{
    public Season Season { get; private set; }

    public DateOnly Today => clock.Today;

    public SeasonFigures Figures { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Season = Season.At(clock.Today);
        Figures = await reader.ReadAsync(Season, cancellationToken);
    }
}

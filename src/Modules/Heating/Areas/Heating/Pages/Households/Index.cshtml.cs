using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PayHall.Api;
using PayHall.Components;
using PayHall.Heating.Households;
using PayHall.Heating.Tariffs;

namespace PayHall.Heating.Areas.Heating.Pages.Households;

/// <summary>户室列表 (H-05).</summary>
internal sealed class IndexModel(HouseholdReader reader, TariffReader tariffs) : PageModel
{
    private const int PageSize = 20;

    [BindProperty(SupportsGet = true, Name = "account")]
    public string? Account { get; set; }

    [BindProperty(SupportsGet = true, Name = "owner")]
    public string? Owner { get; set; }

    [BindProperty(SupportsGet = true, Name = "address")]
    public string? Address { get; set; }

    [BindProperty(SupportsGet = true, Name = "community")]
    public long? Community { get; set; }

    [BindProperty(SupportsGet = true, Name = "building")]
    public long? Building { get; set; }

    [BindProperty(SupportsGet = true, Name = "unit")]
    public long? Unit { get; set; }

    [BindProperty(SupportsGet = true, Name = "ownerid")]
    public long? OwnerId { get; set; }

    [BindProperty(SupportsGet = true, Name = "tariff")]
    public long? Tariff { get; set; }

    [BindProperty(SupportsGet = true, Name = "tariffnumber")]
    public string? TariffNumber { get; set; }

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public IReadOnlyList<HouseholdView> Rows { get; private set; } = [];

    public int Count { get; private set; }

    public PagerModel Pager { get; private set; } = PagerModel.ByKey(null, null, PageSize);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(TariffNumber))
            Tariff = (await tariffs.GetAsync(TariffNumber, null, cancellationToken)).Tariff.Id;
        var filter = new HouseholdFilter
        {
            Account = Account?.Trim(),
            Owner = Owner?.Trim(),
            Address = Address?.Trim(),
            CommunityId = Community,
            BuildingId = Building,
            BuildingUnitId = Unit,
            OwnerId = OwnerId,
            TariffId = Tariff,
        };
        (Rows, var next) = await reader.ListAsync(filter, new ListRequest(PageSize, After), cancellationToken);
        Count = await reader.CountAsync(filter, cancellationToken);
        Pager = PagerModel.ByKey(next, After, PageSize);
    }
}

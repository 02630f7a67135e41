using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Heating.Domain;
using PayHall.Heating.Statistics;
using PayHall.Lists;
using PayHall.Tenants;

namespace PayHall.Heating.Areas.Heating.Pages.Statistics;

/// <summary>小区明细统计 (H-41): community → building → unit → household.</summary>
internal sealed class CommunitiesModel(CommunityStatistics statistics, IListExporter exports, IStringLocalizer texts, TenantClock clock) : PageModel
{
    private static readonly string[] Levels = ["小区", "楼幢", "单元", "户室"];

    [BindProperty(SupportsGet = true, Name = "under")]
    public string? Under { get; set; }

    [BindProperty(SupportsGet = true, Name = "season")]
    public Season? InSeason { get; set; }

    [BindProperty(SupportsGet = true, Name = "name")]
    public string? Name { get; set; }

    public IReadOnlyList<StatisticsRow> Rows { get; private set; } = [];

    /// <summary>Codes of the levels above, outermost first.</summary>
    public IReadOnlyList<string> Path => (Under ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);

    public int Level => Math.Min(Path.Count, 3);

    public string LevelName => Levels[Level];

    public IReadOnlyList<SelectListItem> Seasons => SeasonChoices.Items(clock.Today, texts["全部"]);

    public StatisticsColumns Columns => new(LevelName);

    public string CodeUpTo(int level) => string.Join('/', Path.Take(level));

    public string NameOf(int level) => level == 0 ? Path[0] : Path[level];

    public StatisticsRow Sum => new()
    {
        Households = Rows.Sum(row => row.Households),
        ReceivableFen = Rows.Sum(row => row.ReceivableFen),
        ReceivedFen = Rows.Sum(row => row.ReceivedFen),
        RefundedFen = Rows.Sum(row => row.RefundedFen),
    };

    public async Task OnGetAsync(CancellationToken cancellationToken)
        => Rows = await statistics.RowsAsync(Under, InSeason, Name?.Trim(), cancellationToken);

    public Task<IActionResult> OnGetExportAsync(string? format, CancellationToken cancellationToken)
        => exports.SendAsync(
            HttpContext, format, new ListExport<StatisticsRow>("小区明细统计", Columns, statistics.StreamAsync(Under, InSeason, Name?.Trim(), cancellationToken)), cancellationToken);
}

using Microsoft.AspNetCore.Mvc.Rendering;
using PayHall.Heating.Communities;
using PayHall.Heating.Tariffs;

namespace PayHall.Heating.BillRuns;

/// <summary>What a bill run may be narrowed to.</summary>
internal sealed class RunChoices(TariffReader tariffs, LevelReader levels)
{
    /// <summary>Tariffs and communities, each with a first choice that means all.</summary>
    public async Task<(IReadOnlyList<SelectListItem> Tariffs, IReadOnlyList<SelectListItem> Communities)> ReadAsync(
        string allTariffs, string allCommunities, CancellationToken cancellationToken)
        => (
            [new SelectListItem(allTariffs, ""), .. (await tariffs.ListAsync(null, null, null, cancellationToken)).Select(row => new SelectListItem($"{row.Tariff.Number} {row.Tariff.Name}", row.Tariff.Number))],
            [new SelectListItem(allCommunities, ""), .. (await levels.CommunitiesAsync(null, cancellationToken)).Select(row => new SelectListItem($"{row.Community.Code} {row.Community.Name}", row.Community.Code))]);
}

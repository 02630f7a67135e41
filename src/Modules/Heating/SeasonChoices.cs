using Microsoft.AspNetCore.Mvc.Rendering;
using PayHall.Heating.Domain;

namespace PayHall.Heating;

/// <summary>The choices that forms and queries offer.</summary>
internal static class SeasonChoices
{
    /// <summary>The season to come and the last five, latest first.</summary>
    /// <param name="today">Today in the tenant's zone.</param>
    /// <param name="all">Caption of the choice of all seasons; null for none.</param>
    public static IReadOnlyList<SelectListItem> Items(DateOnly today, string? all)
    {
        var seasons = Enumerable.Range(0, 6).Select(back => new Season(Season.At(today).StartYear + 1 - back).ToString()).Select(season => new SelectListItem(season, season));
        return all is null ? [.. seasons] : [new SelectListItem(all, ""), .. seasons];
    }
}

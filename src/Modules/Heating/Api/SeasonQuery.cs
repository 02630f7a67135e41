using Microsoft.AspNetCore.Http;
using PayHall.Errors;
using PayHall.Heating.Domain;

namespace PayHall.Heating.Api;

/// <summary>The query parameter <c>season</c> of a list.</summary>
internal static class SeasonQuery
{
    /// <summary>The season, or null for all; what is no season is reported.</summary>
    public static Season? Read(HttpRequest request, InputErrors errors)
    {
        var text = request.Query["season"].ToString();
        if (text.Length == 0)
            return null;
        if (Season.TryParse(text, out var season))
            return season;
        errors.AddOnce("season", "供热季应写作 2026-2027 的形式");
        return null;
    }
}

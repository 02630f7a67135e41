using Microsoft.AspNetCore.Http;
using PayHall.Errors;
using PayHall.Heating.Domain;

namespace PayHall.Heating.Api;

/// <summary>Reads the query parameter <c>season</c>.</summary>
internal static class SeasonQuery
{
    /// <summary>The season asked for; null without one.</summary>
    /// <exception cref="InputException">It is no season.</exception>
    public static Season? Read(HttpRequest request)
    {
        var errors = new InputErrors();
        var season = Read(request, errors);
        errors.ThrowIfAny();
        return season;
    }

    /// <summary>The season asked for; null without one or where it is reported as wrong.</summary>
    public static Season? Read(HttpRequest request, InputErrors errors)
    {
        if (request.Query["season"].ToString() is not { Length: > 0 } text)
            return null;
        if (Season.TryParse(text, out var season))
            return season;
        errors.Add("season", "供热季应写作 2026-2027 的形式");
        return null;
    }
}

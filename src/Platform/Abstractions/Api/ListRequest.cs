using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PayHall.Errors;

namespace PayHall.Api;

/// <summary>The paging parameters of a list.</summary>
/// <param name="Limit">Rows per page, 1 to 500.</param>
/// <param name="After">Cursor of the last row seen, or null for the first page.</param>
public sealed record ListRequest(int Limit, string? After)
{
    /// <summary>Reads <c>limit</c> (default 50) and <c>after</c>; a query parameter that is neither one of these nor in <paramref name="filters"/> is an error.</summary>
    /// <exception cref="InputException">A parameter is wrong or unknown.</exception>
    public static ListRequest Read(HttpRequest request, params string[] filters)
    {
        var errors = new InputErrors();
        var list = Read(request, errors, filters);
        errors.ThrowIfAny();
        return list;
    }

    /// <summary>The same, for lists whose filters may be wrong as well: adds what is wrong to <paramref name="errors"/>, so that all of it is said at once.</summary>
    public static ListRequest Read(HttpRequest request, InputErrors errors, params string[] filters)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(errors);
        var limit = 50;
        var text = request.Query["limit"].ToString();
        if (text.Length > 0 && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > 500))
            errors.Add("limit", "应为 {0} 到 {1} 之间的整数", 1, 500);
        foreach (var name in request.Query.Keys.Where(name => name is not ("limit" or "after") && !filters.Contains(name, StringComparer.Ordinal)))
            errors.Add(name, "没有这个查询参数，可用参数：{0}", string.Join("、", filters.Concat(["limit", "after"])));
        foreach (var (name, _) in request.Query.Where(parameter => parameter.Value.ToString().Any(char.IsControl)))
            errors.Add(name, "不能含有控制字符");
        var after = request.Query["after"].ToString();
        if (after.Length > 0 && !Cursor.TryRead<JsonElement>(after, out _))
            errors.AddOnce("after", Cursor.Malformed);
        return new ListRequest(limit, after.Length == 0 ? null : after);
    }
}

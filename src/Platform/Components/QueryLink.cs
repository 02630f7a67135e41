using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace PayHall.Components;

/// <summary>Links to the current page with parts of its query changed. Filters, order and page live in the address only.</summary>
public static class QueryLink
{
    /// <summary>The parameters that say where in a list one is; any other change begins at the first page again.</summary>
    private static readonly string[] Position = [PagerModel.Parameter, "after", "before"];

    /// <summary>The current address with other values; null or an empty value removes the parameter.</summary>
    public static string With(HttpRequest request, params (string Name, string? Value)[] changes)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new QueryBuilder();
        foreach (var pair in request.Query.Where(pair => !Replaced(pair.Key, changes)))
        {
            foreach (var value in pair.Value.Where(value => !string.IsNullOrEmpty(value)))
                query.Add(pair.Key, value!);
        }

        foreach (var (name, value) in changes.Where(change => !string.IsNullOrEmpty(change.Value)))
            query.Add(name, value!);
        return request.PathBase.Add(request.Path).ToUriComponent() + query.ToQueryString().ToUriComponent();
    }

    private static bool Replaced(string name, (string Name, string? Value)[] changes)
        => Position.Contains(name, StringComparer.OrdinalIgnoreCase)
            || changes.Any(change => change.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}

using System.Globalization;
using Microsoft.AspNetCore.Http;
using PayHall.Api;
using PayHall.Errors;

namespace PayHall.Settlement.Api;

/// <summary>Reads query parameters and collects everything that is wrong with them.</summary>
internal sealed class QueryInput
{
    private readonly HttpRequest request;
    private readonly InputErrors errors = new();

    /// <summary>Reads a list's query; <see cref="List"/> checks for unknown names.</summary>
    public QueryInput(HttpRequest request) => this.request = request;

    /// <summary>Reads a query that may hold these names only.</summary>
    public QueryInput(HttpRequest request, params string[] known)
        : this(request)
    {
        foreach (var name in request.Query.Keys.Where(name => !known.Contains(name, StringComparer.Ordinal)))
            errors.Add(name, "没有这个查询参数，可用参数：{0}", string.Join("、", known));
    }

    /// <summary>The paging parameters; the query may hold these filters besides.</summary>
    public ListRequest List(params string[] filters) => ListRequest.Read(request, errors, filters);

    public string? Text(string name) => request.Query[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    public long Number(string name)
    {
        if (long.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        errors.Add(name, "应为整数");
        return 0;
    }

    public TEnum? Enum<TEnum>(string name)
        where TEnum : struct, Enum
    {
        if (Text(name) is not { } text)
            return null;
        if (System.Enum.GetNames<TEnum>().Contains(text, StringComparer.Ordinal))
            return System.Enum.Parse<TEnum>(text);
        errors.Add(name, "应为其中之一：{0}", string.Join("、", System.Enum.GetNames<TEnum>()));
        return null;
    }

    public void ThrowIfInvalid() => errors.ThrowIfAny();
}

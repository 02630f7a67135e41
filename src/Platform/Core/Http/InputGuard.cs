using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using PayHall.Api;
using PayHall.Errors;

namespace PayHall.Platform.Http;

/// <summary>Refuses queries and forms with characters that no text of this product holds, and says in which field they are.</summary>
internal sealed class InputGuard : IAsyncResourceFilter
{
    /// <summary>Checks a request's query, before anything reads it.</summary>
    /// <exception cref="InputException">A parameter holds such a character.</exception>
    public static void CheckQuery(HttpRequest request)
    {
        if (request.QueryString.HasValue)
            Check(request.Query.SelectMany(parameter => parameter.Value, (parameter, value) => (parameter.Key, value)));
    }

    // After antiforgery, which has read the form, and before the page's model is bound to it.
    public Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        if (context.HttpContext.Request is { HasFormContentType: true } request)
            Check(request.Form.SelectMany(field => field.Value, (field, value) => (field.Key, value)));
        return next();
    }

    private static void Check(IEnumerable<(string Name, string? Value)> fields)
    {
        var errors = new InputErrors();
        foreach (var (name, value) in fields)
        {
            if (!PlainText.IsLine(name))
                errors.Add("", "字段名不能含有控制字符");
            else if (!PlainText.IsLines(value))
                errors.Add(name, "不能含有控制字符");
        }

        errors.ThrowIfAny();
    }
}

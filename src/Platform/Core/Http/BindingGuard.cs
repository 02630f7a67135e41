using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PayHall.Errors;

namespace PayHall.Platform.Http;

/// <summary>
/// No page handler runs on values that were given but could not be read. An address that holds such a value is answered with 400 and
/// the name of the parameter; a form is shown again, with what was typed and the error at its field, as the page's GET shows it.
/// What is not given at all is left to the page.
/// </summary>
internal sealed class BindingGuard(PageHandlerCall pages) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var unread = context.ModelState.Where(entry => entry.Value is { ValidationState: ModelValidationState.Invalid, AttemptedValue: not null }).ToList();
        if (unread.Count == 0)
            await next();
        else if (unread.TrueForAll(entry => IsOfForm(entry.Key, context)) && await pages.ShowAsync(context) is { } form)
            context.Result = form;
        else
            throw new InputException(ErrorsOf(unread));
    }

    /// <summary>True for a field of the page's own form, which has a place for its error; an argument of the handler or of the address has none.</summary>
    private static bool IsOfForm(string key, PageHandlerExecutingContext context)
    {
        var request = context.HttpContext.Request;
        var root = key.Split('.', '[')[0];
        return HttpMethods.IsPost(request.Method) && request.HasFormContentType && !request.Query.ContainsKey(key) && !context.RouteData.Values.ContainsKey(key)
            && context.ActionDescriptor.BoundProperties.Any(property => root.Equals(property.BindingInfo?.BinderModelName ?? property.Name, StringComparison.OrdinalIgnoreCase));
    }

    private static InputErrors ErrorsOf(List<KeyValuePair<string, ModelStateEntry?>> unread)
    {
        var errors = new InputErrors();
        foreach (var (field, entry) in unread)
        {
            foreach (var error in entry!.Errors)
                errors.Add(field, "{0}", error.ErrorMessage); // In the reader's language already.
        }

        return errors;
    }
}

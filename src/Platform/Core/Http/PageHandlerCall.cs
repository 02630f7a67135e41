using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace PayHall.Platform.Http;

/// <summary>
/// Shows a page as its GET handler does, in the midst of another request to it. Fields show what was posted, because the state of
/// the binding goes before the model.
/// </summary>
internal sealed class PageHandlerCall(ParameterBinder binder, IModelBinderFactory binders, IModelMetadataProvider metadata)
{
    /// <summary>What the page's GET answers; null if it has none or its arguments can't be read either.</summary>
    public async Task<IActionResult?> ShowAsync(PageHandlerExecutingContext context)
    {
        if (context.HandlerInstance is not PageModel page
            || context.ActionDescriptor.HandlerMethods.FirstOrDefault(method => HttpMethods.IsGet(method.HttpMethod) && method.Name is null) is not { } handler
            || await ArgumentsAsync(page.PageContext, handler) is not { } arguments)
            return null;
        var answer = handler.MethodInfo.Invoke(page, arguments);
        if (answer is Task task)
        {
            await task;
            answer = task is Task<IActionResult> typed ? await typed : null;
        }

        return answer as IActionResult ?? page.Page();
    }

    private async Task<object?[]?> ArgumentsAsync(PageContext context, HandlerMethodDescriptor handler)
    {
        var values = await CompositeValueProvider.CreateAsync(context, context.ValueProviderFactories);
        var arguments = new object?[handler.Parameters.Count];
        for (var index = 0; index < arguments.Length; index++)
        {
            var parameter = handler.Parameters[index];
            var described = metadata is ModelMetadataProvider provider ? provider.GetMetadataForParameter(parameter.ParameterInfo) : metadata.GetMetadataForType(parameter.ParameterType);
            var modelBinder = binders.CreateBinder(new ModelBinderFactoryContext { BindingInfo = parameter.BindingInfo, Metadata = described, CacheToken = parameter });
            var bound = await binder.BindModelAsync(context, modelBinder, values, parameter, described, value: null);
            if (!bound.IsModelSet && context.ModelState.GetFieldValidationState(parameter.Name) == ModelValidationState.Invalid)
                return null;
            arguments[index] = bound.IsModelSet ? bound.Model : parameter.ParameterInfo.HasDefaultValue ? parameter.ParameterInfo.DefaultValue : Default(parameter.ParameterType);
        }

        return arguments;
    }

    private static object? Default(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;
}

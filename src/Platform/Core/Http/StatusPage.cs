using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Components;

namespace PayHall.Platform.Http;

/// <summary>Shows a person what went wrong, in the tenant's own layout.</summary>
internal static class StatusPage
{
    public static async Task RenderAsync(HttpContext context, int status, string title, IEnumerable<KeyValuePair<string, string[]>> faults)
    {
        var metadata = context.RequestServices.GetRequiredService<IModelMetadataProvider>();
        var view = new ViewResult
        {
            ViewName = "~/Views/Shared/_StatusPage.cshtml",
            StatusCode = status,
            ViewData = new ViewDataDictionary<StatusPageModel>(metadata, new ModelStateDictionary())
            {
                Model = new StatusPageModel(status, title, context.TraceIdentifier)
                {
                    Faults = [.. faults.SelectMany(field => field.Value, (field, message) => (field.Key, message)).Where(fault => fault.message != title)],
                },
            },
            TempData = context.RequestServices.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(context),
        };
        await view.ExecuteResultAsync(new ActionContext(context, context.GetRouteData(), new ActionDescriptor()));
    }
}

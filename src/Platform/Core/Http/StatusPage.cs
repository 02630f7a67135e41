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
    public static async Task RenderAsync(HttpContext context, int status, string title)
    {
        var metadata = context.RequestServices.GetRequiredService<IModelMetadataProvider>();
        var view = new ViewResult
        {
            ViewName = "~/Views/Shared/_StatusPage.cshtml",
            StatusCode = status,
            ViewData = new ViewDataDictionary<StatusPageModel>(metadata, new ModelStateDictionary())
            {
                Model = new StatusPageModel(status, title, context.TraceIdentifier),
            },
            TempData = context.RequestServices.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(context),
        };
        await view.ExecuteResultAsync(new ActionContext(context, context.GetRouteData(), new ActionDescriptor()));
    }
}

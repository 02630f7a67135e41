using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace PayHall.Components.Tests.Pages;

public sealed class MissingModel : PageModel
{
    public IActionResult OnGet(int code = 404) => new ViewResult
    {
        ViewName = "~/Views/Shared/_StatusPage.cshtml",
        StatusCode = code,
        ViewData = new ViewDataDictionary<StatusPageModel>(MetadataProvider, ModelState) { Model = new StatusPageModel(code, code >= 500 ? "系统出现错误，请稍后再试" : "没有这个页面", "0HN7:1") },
        TempData = TempData,
    };
}

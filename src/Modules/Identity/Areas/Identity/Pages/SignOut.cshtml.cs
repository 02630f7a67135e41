using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Identity.Access;
using PayHall.Identity.SignIn;

namespace PayHall.Identity.Areas.Identity.Pages;

internal sealed class SignOutModel(SignInSessions sessions, IStringLocalizer texts) : PageModel
{
    public IActionResult OnGet() => LocalRedirect(Url.Content("~/"));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await sessions.CloseAsync(cancellationToken);
        await HttpContext.SignOutAsync(Schemes.Cookie);
        this.FlashOk(texts["已退出登录"]);
        return RedirectToPage("SignIn");
    }
}

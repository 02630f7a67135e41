using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Identity.Access;
using PayHall.Identity.Passwords;
using PayHall.Identity.SignIn;

namespace PayHall.Identity.Areas.Identity.Pages;

internal sealed class ChangePasswordModel(ChangePassword change, SignInSessions sessions, CurrentSession current, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>The password was set by someone else; nothing else may be done before it is changed.</summary>
    public bool IsForced => current.MustChangePassword;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        try
        {
            var stamp = await change.HandleAsync(new ChangePasswordCommand(Input.Current, Input.New, Input.Repeated), cancellationToken);
            await sessions.GoOnAsync(HttpContext, stamp, cancellationToken);
            this.FlashOk(texts["登录密码已修改"]);
            return current.MustChangePassword ? LocalRedirect(Url.Content("~/")) : RedirectToPage();
        }
        catch (InputException exception)
        {
            ModelState.Add(exception, texts);
        }
        catch (RuleException exception)
        {
            ModelState.Add(exception, texts);
        }

        return Page();
    }

    public sealed class InputModel
    {
        public string? Current { get; set; }

        public string? New { get; set; }

        public string? Repeated { get; set; }
    }
}

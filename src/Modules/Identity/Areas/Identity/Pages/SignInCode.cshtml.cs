using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Identity.Access;
using PayHall.Identity.Domain;
using PayHall.Identity.Profiles;
using PayHall.Identity.SignIn;
using PayHall.Settings;

namespace PayHall.Identity.Areas.Identity.Pages;

// Open to everyone: who comes has given a password, which the cookie of the second step says, and is not signed in yet.
[AllowAnonymous]
internal sealed class SignInCodeModel(SignInWithSecondFactor signIn, ISettings<IdentitySettings> settings, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public bool LocksUntilNextDay { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await SignInSessions.ReadSecondStepAsync(HttpContext) is null)
            return RedirectToPage("SignIn", new { returnUrl = ReturnUrl });
        await ShowAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] PreferenceCookies preferences, CancellationToken cancellationToken)
    {
        try
        {
            var step = await SignInSessions.ReadSecondStepAsync(HttpContext) ?? throw new SecondStepOverException();
            var signedIn = await signIn.HandleAsync(step, Input.Code, Request.Headers.UserAgent.ToString(), cancellationToken);
            await HttpContext.SignOutAsync(Schemes.SecondStep);
            return await this.LetInAsync(signedIn, preferences, ReturnUrl);
        }
        catch (SecondStepOverException exception)
        {
            this.FlashError(texts.Of(exception));
            return RedirectToPage("SignIn", new { returnUrl = ReturnUrl });
        }
        catch (InputException exception)
        {
            ModelState.Add(exception, texts);
        }
        catch (RuleException exception)
        {
            this.Refuse(exception, texts);
        }

        // A code that was refused is not shown again.
        ModelState.SetModelValue("Input.Code", "", "");
        Input.Code = null;
        await ShowAsync(cancellationToken);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
        => LocksUntilNextDay = (await settings.GetAsync(cancellationToken)).Lockout == LockoutMode.UntilNextDay;

    public sealed class InputModel
    {
        public string? Code { get; set; }
    }
}

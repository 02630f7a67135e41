using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Identity.Certificates;
using PayHall.Identity.Domain;
using PayHall.Identity.Profiles;
using PayHall.Identity.SignIn;
using PayHall.Security;
using PayHall.Settings;

namespace PayHall.Identity.Areas.Identity.Pages;

[AllowAnonymous]
internal sealed class SignInModel(SignInWithPassword signIn, CertificateOffer certificates, ISettings<IdentitySettings> settings, AccessContext access, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty]
    public string? CaptchaTicket { get; set; }

    [BindProperty]
    public string? CaptchaAnswer { get; set; }

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public string Heading { get; private set; } = "";

    public bool LocksUntilNextDay { get; private set; }

    public bool AsksCaptcha { get; private set; }

    /// <summary>A certificate can sign in, alone or as the second step.</summary>
    public bool OffersCertificates { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (access.Actor is not null)
            return LocalRedirect(this.Target(ReturnUrl));
        TempData.Remove(CertificateOffer.Pending);
        await ShowAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] PreferenceCookies preferences, CancellationToken cancellationToken)
    {
        try
        {
            var command = new SignInCommand(Input.UserName, Input.Password, CaptchaTicket, CaptchaAnswer, Request.Headers.UserAgent.ToString());
            var signedIn = await signIn.HandleAsync(command, cancellationToken);
            if (signedIn.SecondStep is { } step)
            {
                await SignInSessions.IssueSecondStepAsync(HttpContext, step);
                return RedirectToPage("SignInCode", new { returnUrl = Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : null });
            }

            return await this.LetInAsync(signedIn, preferences, ReturnUrl);
        }
        catch (InputException exception)
        {
            ModelState.Add(exception, texts);
        }
        catch (CertificateRequiredException exception)
        {
            TempData[CertificateOffer.Pending] = certificates.Remember(exception.UserId);
            return RedirectToPage("CaSignIn", new { returnUrl = ReturnUrl });
        }
        catch (RuleException exception)
        {
            this.Refuse(exception, texts);
        }

        await ShowAsync(cancellationToken);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var mine = await settings.GetAsync(cancellationToken);
        Heading = mine.SignInTitle;
        AsksCaptcha = mine.Captcha;
        LocksUntilNextDay = mine.Lockout == LockoutMode.UntilNextDay;
        OffersCertificates = await certificates.IsThereAsync(cancellationToken);
    }

    public sealed class InputModel
    {
        public string? UserName { get; set; }

        public string? Password { get; set; }
    }
}

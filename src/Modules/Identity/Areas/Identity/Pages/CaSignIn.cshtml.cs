using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Errors;
using PayHall.Identity.Certificates;
using PayHall.Identity.Domain.Certificates;
using PayHall.Identity.Profiles;
using PayHall.Identity.SignIn;
using PayHall.Security;
using PayHall.Settings;

namespace PayHall.Identity.Areas.Identity.Pages;

[AllowAnonymous]
internal sealed class CaSignInModel(CertificateSignIns signIns, CertificateOffer offer, ISettings<IdentitySettings> settings, AccessContext access, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public string? Certificate { get; set; }

    [BindProperty]
    public string? Ticket { get; set; }

    [BindProperty]
    public string? Algorithm { get; set; }

    [BindProperty]
    public string? Signature { get; set; }

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public string Heading { get; private set; } = "";

    /// <summary>The page follows a right password.</summary>
    public bool IsSecondStep { get; private set; }

    /// <summary>Whose password was right, for the challenge.</summary>
    public string? Remembered { get; private set; }

    /// <summary>Name of the certificate with which the browser connected.</summary>
    public string? ConnectionName { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (access.Actor is not null)
            return LocalRedirect(this.Target(ReturnUrl));
        await ShowAsync(cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostAsync([FromServices] PreferenceCookies preferences, CancellationToken cancellationToken)
        => SignInAsync(
            userAgent => signIns.WithSignature.HandleAsync(new CertificateSignInCommand(Certificate, Ticket, Algorithm, Signature, userAgent), cancellationToken),
            preferences,
            cancellationToken);

    public Task<IActionResult> OnPostTlsAsync([FromServices] PreferenceCookies preferences, CancellationToken cancellationToken)
        => SignInAsync(
            async userAgent => await signIns.WithTls.HandleAsync(await signIns.Connection.FindAsync(HttpContext), userAgent, cancellationToken),
            preferences,
            cancellationToken);

    private async Task<IActionResult> SignInAsync(Func<string, Task<SignedIn>> signIn, PreferenceCookies preferences, CancellationToken cancellationToken)
    {
        try
        {
            var signedIn = await signIn(Request.Headers.UserAgent.ToString());
            TempData.Remove(CertificateOffer.Pending);
            return await this.LetInAsync(signedIn, preferences, ReturnUrl);
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
        Heading = (await settings.GetAsync(cancellationToken)).SignInTitle;
        Remembered = TempData.Peek(CertificateOffer.Pending) as string;
        IsSecondStep = offer.IsRemembered(Remembered);
        ConnectionName = await signIns.Connection.FindAsync(HttpContext) is { } presented ? CertificateCheck.Name(presented.Certificate) : null;
    }
}

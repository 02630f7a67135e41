using PayHall.Identity.Captcha;
using PayHall.Settings;

namespace PayHall.Identity.SignIn;

/// <summary>The captcha of the sign-in form, where the tenant asks for one (I-04).</summary>
internal sealed class SignInCaptcha(CaptchaTickets tickets, ISettings<IdentitySettings> settings)
{
    /// <summary>True if the tenant asks for one.</summary>
    public async Task<bool> IsAskedAsync(CancellationToken cancellationToken) => (await settings.GetAsync(cancellationToken)).Captcha;

    /// <summary>True if the answer is right; the ticket is used up either way.</summary>
    public Task<bool> UseAsync(string? ticket, string? answer, CancellationToken cancellationToken) => tickets.UseAsync(ticket, answer, cancellationToken);
}

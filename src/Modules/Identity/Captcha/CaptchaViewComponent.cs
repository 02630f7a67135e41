using Microsoft.AspNetCore.Mvc;

namespace PayHall.Identity.Captcha;

/// <summary>
/// The captcha block of a form: <c>@await Component.InvokeAsync("Captcha")</c>. It posts <c>CaptchaTicket</c> and
/// <c>CaptchaAnswer</c>, to be given to <see cref="PayHall.Organizations.IStepUp.VerifyCaptchaAsync"/>, and shows what the model
/// state says of <c>CaptchaAnswer</c>.
/// </summary>
/// <param name="tickets">Issues the ticket.</param>
[ViewComponent(Name = "Captcha")]
public sealed class CaptchaViewComponent(CaptchaTickets tickets) : ViewComponent
{
    /// <summary>Shows a new captcha.</summary>
    /// <param name="large">True for the height of sign-in forms.</param>
    public IViewComponentResult Invoke(bool large = false)
    {
        var errors = new[] { "CaptchaAnswer", "Input.CaptchaAnswer" }.SelectMany(key => ModelState[key]?.Errors.Select(error => error.ErrorMessage) ?? []);
        return View(new CaptchaModel(tickets.Issue(), string.Join(" ", errors), large));
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Identity.Profiles;
using PayHall.Identity.SignIn;

namespace PayHall.Identity.Areas.Identity.Pages;

/// <summary>What the pages of signing in answer, by password, certificate or code.</summary>
internal static class SignInAnswers
{
    /// <summary>Where somebody who is signed in goes on: the page that was asked for, if it is of this site, or else the start.</summary>
    public static string Target(this PageModel page, string? returnUrl) => page.Url.IsLocalUrl(returnUrl) ? returnUrl : page.Url.Content("~/");

    /// <summary>Hands the browser the session and what the person wants to see, and goes on.</summary>
    public static async Task<IActionResult> LetInAsync(this PageModel page, SignedIn signedIn, PreferenceCookies preferences, string? returnUrl)
    {
        await SignInSessions.IssueCookieAsync(page.HttpContext, signedIn.Session!, signedIn.UserName);
        preferences.Write(page.HttpContext, signedIn.Preferences);
        return signedIn.MustChangePassword ? page.RedirectToPage("ChangePassword") : page.LocalRedirect(page.Target(returnUrl));
    }

    /// <summary>Shows why not; after too many attempts with 429 and when to come again.</summary>
    public static void Refuse(this PageModel page, RuleException reason, IStringLocalizer texts)
    {
        page.ModelState.Add(reason, texts);
        if (reason is not TooManyAttemptsException)
            return;
        page.Response.StatusCode = reason.StatusCode;
        page.Response.Headers.RetryAfter = "300";
    }
}

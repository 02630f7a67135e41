using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PayHall.Identity.Areas.Identity.Pages.Accounts;

/// <summary>A password that is shown once, on the page that follows its making.</summary>
internal sealed record IssuedPassword(string UserName, string Password)
{
    private const string Key = "issued-password";

    /// <summary>Keeps it for the next page, in the encrypted cookie of temporary data.</summary>
    public void KeepFor(PageModel page) => page.TempData[Key] = UserName + " " + Password;

    /// <summary>Takes it out for good.</summary>
    public static IssuedPassword? Take(PageModel page)
        => page.TempData[Key] is string text && text.Split(' ', 2) is [var userName, var password] ? new IssuedPassword(userName, password) : null;
}

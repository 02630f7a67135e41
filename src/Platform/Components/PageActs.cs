using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Errors;
using PayHall.Security;

namespace PayHall.Components;

/// <summary>What a button beside a thing does: one use case, and then a page again that says how it went.</summary>
public static class PageActs
{
    /// <summary>
    /// Calls the use case and goes on to a page that says what was done, or which rule stands against it. Whoever lacks the
    /// permission is refused with 403.
    /// </summary>
    /// <param name="page">The page with the button.</param>
    /// <param name="access">Who asks.</param>
    /// <param name="permission">What the button needs.</param>
    /// <param name="texts">The language of what is said.</param>
    /// <param name="act">Calls the use case; answers what was done and to which thing, or null if the next page shows it itself.</param>
    /// <param name="next">The page to go on to.</param>
    public static async Task<IActionResult> ActAsync(
        this PageModel page, AccessContext access, Permission permission, IStringLocalizer texts, Func<Task<string?>> act, IActionResult next)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(access);
        ArgumentNullException.ThrowIfNull(act);
        if (!access.Holds(permission))
            return page.Forbid();
        try
        {
            if (await act() is { } done)
                page.FlashOk(done);
        }
        catch (RuleException broken)
        {
            page.FlashError(texts.Of(broken));
        }

        return next;
    }
}

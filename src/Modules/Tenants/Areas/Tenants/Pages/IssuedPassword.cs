using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PayHall.Tenants.Creating;

namespace PayHall.Tenants.Areas.Tenants.Pages;

/// <summary>The administrator's first password, kept in the encrypted cookie of whoever asked for the tenant until it is made, and then shown once.</summary>
internal static class IssuedPassword
{
    /// <summary>Keeps it.</summary>
    public static void Keep(PageModel page, CreationStarted started)
    {
        ArgumentNullException.ThrowIfNull(page);
        page.TempData[Key(started.Id)] = started.Password;
    }

    /// <summary>Takes it out for good.</summary>
    public static string? Take(PageModel page, long creation)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.TempData[Key(creation)] as string;
    }

    private static string Key(long creation) => "tenant-password-" + creation.ToString(CultureInfo.InvariantCulture);
}

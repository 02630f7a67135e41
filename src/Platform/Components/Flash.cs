using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PayHall.Components;

/// <summary>A message that is shown once on the next page, after the redirect that follows a POST.</summary>
public static class Flash
{
    internal const string Key = "flash";

    /// <summary>Something was done; say what, to which thing: 已提交 4 张发票，复核单 FH20261120-0007.</summary>
    public static void FlashOk(this PageModel page, string message) => Set(page, StatusKind.Ok, message);

    /// <summary>Something was done, but the person should know more.</summary>
    public static void FlashWarning(this PageModel page, string message) => Set(page, StatusKind.Warn, message);

    /// <summary>Something was not done; say why and what to do.</summary>
    public static void FlashError(this PageModel page, string message) => Set(page, StatusKind.Bad, message);

    private static void Set(PageModel page, StatusKind kind, string message)
    {
        ArgumentNullException.ThrowIfNull(page);
        page.TempData[Key] = $"{kind}|{message}";
    }
}

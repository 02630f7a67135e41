using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PayHall.Identity.Areas.Identity.Pages.Clients;

/// <summary>A client's secret that is shown once, on the page that follows its making.</summary>
internal sealed record IssuedClientSecret(string ClientId, string Secret)
{
    private const string Key = "issued-client-secret";

    /// <summary>Keeps it for the next page, in the encrypted cookie of temporary data.</summary>
    public void KeepFor(PageModel page) => page.TempData[Key] = ClientId + " " + Secret;

    /// <summary>Takes it out for good.</summary>
    public static IssuedClientSecret? Take(PageModel page)
        => page.TempData[Key] is string text && text.Split(' ', 2) is [var clientId, var secret] ? new IssuedClientSecret(clientId, secret) : null;
}

using Microsoft.AspNetCore.Mvc.RazorPages;
using PayHall.Identity.ApiReference;

namespace PayHall.Identity.Areas.Identity.Pages;

internal sealed class ApiReferenceModel(ApiReferenceReader reader) : PageModel
{
    public IReadOnlyList<ApiGroup> Groups { get; private set; } = [];

    /// <summary>This tenant's address.</summary>
    public string Base => $"{Request.Scheme}://{Request.Host}{Request.PathBase}";

    public string ClientExample => $"""
        curl -s {Base}/connect/token \
          -d grant_type=client_credentials -d client_id=CLIENT_ID -d client_secret=CLIENT_SECRET
        # {"{"} "access_token": "…", "token_type": "Bearer", "expires_in": 3600 {"}"}
        curl -s {Base}/api/identity/units -H "Authorization: Bearer ACCESS_TOKEN"
        """;

    public string PersonExample => $$"""
        const { token } = await (await fetch("{{Request.PathBase}}/api/identity/antiforgery")).json();
        const pair = await (await fetch("{{Request.PathBase}}/api/identity/tokens", {
          method: "POST",
          headers: { "RequestVerificationToken": token, "Content-Type": "application/json" },
          body: JSON.stringify({ name: "APP" }),
        })).json();

        curl -s {{Base}}/connect/token -d grant_type=refresh_token -d refresh_token=REFRESH_TOKEN
        curl -s {{Base}}/connect/revoke -d token=REFRESH_TOKEN
        """;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Groups = await reader.ReadAsync(cancellationToken);
}

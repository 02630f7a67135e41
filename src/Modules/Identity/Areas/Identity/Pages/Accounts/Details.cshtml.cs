using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Identity.Accounts;
using PayHall.Identity.Rights;
using PayHall.Identity.Sessions;
using PayHall.Security;
using PayHall.Tenants;

namespace PayHall.Identity.Areas.Identity.Pages.Accounts;

internal sealed class DetailsModel(RightsReader reader, SessionDesk sessions, TenantClock clock, AccessContext access, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public string? Id { get; set; }

    public AccountRights Rights { get; private set; } = null!;

    public AccountRow Row { get; private set; } = null!;

    public AccountStatusView Status { get; private set; } = null!;

    /// <summary>Where the account is signed in; null if that is not for whoever asks.</summary>
    public SessionsView? Sessions { get; private set; }

    /// <summary>Why not.</summary>
    public string SessionsRefusal { get; private set; } = "";

    /// <summary>Asks whether all sessions are to be ended.</summary>
    public bool AsksToEndAll { get; private set; }

    public bool IsSelf => Rights.User.Id == access.Actor?.Id;

    public string Validity => AccountValidity.InWords(Row.ValidFrom, Row.ValidTo, texts);

    public async Task OnGetAsync(string? ask, CancellationToken cancellationToken)
    {
        Rights = await reader.FindAsync(Id, cancellationToken);
        Row = AccountRow.Of(Rights.User, Rights.UnitName, [.. Rights.Roles.Select(role => role.Name)]);
        Status = new AccountStatusView(Row, Row.StatusAt(clock.UtcNow, clock.Today), clock.UtcNow);
        if (access.Holds(Permissions.ManageAccounts))
            await ShowSessionsAsync(cancellationToken);
        AsksToEndAll = ask == "sessions" && Sessions?.EndAllUrl is not null;
    }

    public Task<IActionResult> OnPostEndSessionAsync(string? session, CancellationToken cancellationToken)
        => ActAsync(async () => texts["已退出 {0} 上的登录", BrowserWords.Of(await sessions.End.OfAccountAsync(Id, session, cancellationToken), texts)]);

    public Task<IActionResult> OnPostEndSessionsAsync(CancellationToken cancellationToken)
        => ActAsync(async () => texts["已退出 {0} 处登录", await sessions.End.AllOfAccountAsync(Id, cancellationToken)]);

    /// <summary>Names in a row.</summary>
    public string Names(IEnumerable<string> names) => string.Join(texts["、"], names);

    private async Task ShowSessionsAsync(CancellationToken cancellationToken)
    {
        try
        {
            var rows = await sessions.List.OfAccountAsync(Id, cancellationToken);
            Sessions = new SessionsView(rows, Id, rows.Any(row => !row.IsCurrent) ? Url.Page("Details", new { Id, ask = "sessions" }) : null);
        }
        catch (AccountBeyondAuthorityException exception)
        {
            SessionsRefusal = texts.Of(exception);
        }
    }

    private Task<IActionResult> ActAsync(Func<Task<string?>> act)
        => this.ActAsync(access, Permissions.ManageAccounts, texts, act, RedirectToPage("Details", new { Id }));
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Identity.Access;
using PayHall.Identity.Accounts;
using PayHall.Identity.Domain;

namespace PayHall.Identity.Areas.Identity.Pages.Accounts;

internal sealed class RolesModel(AssignRoles assign, AccountDetails details, Authority authority, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public string? Id { get; set; }

    [BindProperty]
    public List<long> RoleIds { get; set; } = [];

    [BindProperty]
    public string? ConcurrencyStamp { get; set; }

    public string DisplayName { get; private set; } = "";

    public string Heading { get; private set; } = "";

    public IReadOnlyList<RoleChoice> Roles { get; private set; } = [];

    /// <summary>The password of an account that was just added, to be shown once.</summary>
    public IssuedPassword? Issued { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Issued = IssuedPassword.Take(this);
        var account = await details.FindAsync(Id, cancellationToken);
        (RoleIds, ConcurrencyStamp) = ([.. account.RoleIds], account.User.ConcurrencyStamp);
        await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Locked boxes are not posted: what lies beyond the actor's rights stays as it is.
            var account = await details.FindAsync(Id, cancellationToken);
            var offered = await assign.OfferAsync(account.User, cancellationToken);
            var kept = account.RoleIds.Where(id => offered.FirstOrDefault(role => role.RoleId == id) is not { } role || !authority.Covers(role));
            await assign.HandleAsync(Id, [.. RoleIds.Union(kept)], ConcurrencyStamp ?? "", cancellationToken);
            this.FlashOk(texts["已保存 {0} 的角色", account.User.DisplayName]);
            return RedirectToPage("Index");
        }
        catch (RuleException exception)
        {
            ModelState.Add(exception, texts);
        }

        await ShowAsync(cancellationToken);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var account = await details.FindAsync(Id, cancellationToken);
        DisplayName = account.User.DisplayName;
        Heading = $"{account.User.DisplayName} {account.User.UserName}";
        Roles = [.. (await assign.OfferAsync(account.User, cancellationToken)).Select(role =>
            new RoleChoice(role.RoleId, role.Name, ScopeNames.All[role.Scope], role.Permissions.Count, RoleIds.Contains(role.RoleId), !authority.Covers(role)))];
    }
}

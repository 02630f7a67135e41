using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Identity.Data;
using PayHall.Identity.PaymentPasswords;
using PayHall.Security;

namespace PayHall.Identity.Areas.Identity.Pages;

internal sealed class ResetPaymentPasswordModel(ResetPaymentPassword reset, IdentityDb db, AccessContext access, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Accounts { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        try
        {
            var name = await reset.HandleAsync(Input.UserId, Input.New, Input.Repeated, cancellationToken);
            this.FlashOk(texts["已重置 {0} 的支付密码，请通知本人尽快修改", name]);
            return RedirectToPage();
        }
        catch (InputException exception)
        {
            ModelState.Add(exception, texts);
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
        var self = access.Actor?.Id;
        var users = await db.Users
            .Where(user => user.DeletedAt == null && user.Id != self)
            .OrderBy(user => user.NormalizedUserName)
            .Select(user => new { user.Id, user.UserName, user.DisplayName })
            .ToListAsync(cancellationToken);
        Accounts = [new SelectListItem(texts["请选择"], ""), .. users.Select(user => new SelectListItem($"{user.DisplayName} {user.UserName}", user.Id))];
    }

    public sealed class InputModel
    {
        public string? UserId { get; set; }

        public string? New { get; set; }

        public string? Repeated { get; set; }
    }
}

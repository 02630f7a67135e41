using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Identity.Accounts;
using PayHall.Security;

namespace PayHall.Identity.Areas.Identity.Pages.Accounts;

internal sealed class EditModel(SaveAccount save, AccountDetails details, AccountPageChoices choices, NewAccountRules rules, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public string? Id { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public bool IsNew => string.IsNullOrEmpty(Id);

    public bool IsSelf { get; private set; }

    public string UserName { get; private set; } = "";

    public string? InitialPassword { get; private set; }

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public async Task OnGetAsync(long? unit, CancellationToken cancellationToken)
    {
        Input.UnitId = unit;
        Input.CaRequired = await rules.CaRequiredAsync(cancellationToken);
        if (!IsNew)
        {
            var account = await details.FindAsync(Id, cancellationToken);
            Input = new InputModel
            {
                DisplayName = account.User.DisplayName,
                Title = account.User.Title,
                Phone = account.User.PhoneNumber,
                Email = account.User.Email,
                UnitId = account.User.UnitId,
                Enabled = account.User.Enabled,
                CaRequired = account.User.CaRequired,
                ValidFrom = account.User.ValidFrom,
                ValidTo = account.User.ValidTo,
                Areas = [.. account.Areas],
                ConcurrencyStamp = account.User.ConcurrencyStamp,
            };
        }

        await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync([FromServices] AccessContext access, CancellationToken cancellationToken)
    {
        try
        {
            if (!ModelState.IsValid)
            {
                await ShowAsync(cancellationToken);
                return Page();
            }

            var saved = await save.HandleAsync(Command(), cancellationToken);
            if (saved.InitialPassword is { } password)
                new IssuedPassword(Input.UserName!.Trim(), password).KeepFor(this);
            this.FlashOk(IsNew ? texts["已新增账号 {0}，请接着分配角色", Input.UserName!.Trim()] : texts["已保存账号 {0}", Input.DisplayName!.Trim()]);

            // Without a role a new account can do nothing: that is the next step.
            return IsNew && access.Holds(Permissions.AssignRoles) ? RedirectToPage("Roles", new { id = saved.Id }) : RedirectToPage("Index");
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

    private SaveAccountCommand Command() => new()
    {
        Id = IsNew ? null : Id,
        ConcurrencyStamp = IsNew ? null : Input.ConcurrencyStamp ?? "",
        UserName = Input.UserName,
        DisplayName = Input.DisplayName,
        Title = Input.Title,
        Phone = Input.Phone,
        Email = Input.Email,
        UnitId = Input.UnitId,
        Enabled = Input.Enabled,
        CaRequired = Input.CaRequired,
        ValidFrom = Input.ValidFrom,
        ValidTo = Input.ValidTo,
        Areas = Input.Areas,
    };

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        Units = await choices.UnitsAsync(cancellationToken);
        InitialPassword = await rules.InitialPasswordAsync(cancellationToken);
        if (IsNew)
            return;
        var account = await details.FindAsync(Id, cancellationToken);
        UserName = account.User.UserName!;
        IsSelf = account.IsSelf;
    }

    public sealed class InputModel
    {
        public string? ConcurrencyStamp { get; set; }

        public string? UserName { get; set; }

        public string? DisplayName { get; set; }

        public string? Title { get; set; }

        public string? Phone { get; set; }

        public string? Email { get; set; }

        public long? UnitId { get; set; }

        public bool Enabled { get; set; } = true;

        public bool CaRequired { get; set; }

        public DateOnly? ValidFrom { get; set; }

        public DateOnly? ValidTo { get; set; }

        public List<long> Areas { get; set; } = [];
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Identity.Domain;
using PayHall.Identity.Roles;
using PayHall.Security;

namespace PayHall.Identity.Areas.Identity.Pages.Roles;

internal sealed class EditModel(SaveRole save, RoleDetails details, RoleForm form, AccessContext access, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public long? Id { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public bool IsNew => Id is null;

    public bool BuiltIn { get; private set; }

    public bool MayChange { get; private set; } = true;

    public string RoleName { get; private set; } = "";

    public string Hint { get; private set; } = "";

    /// <summary>Whom a change touches.</summary>
    public RoleAccounts Accounts { get; private set; } = RoleAccounts.None;

    public IReadOnlyList<RoleEvent> History { get; private set; } = [];

    public PermissionTree Tree { get; private set; } = new([]);

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Types => form.Types();

    public IReadOnlyList<SelectListItem> Scopes { get; private set; } = [];

    public string OwnScope => form.OwnScope;

    public int Locked => form.Locked;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (IsNew && !access.Holds(Permissions.ManageRoles))
            return Forbid();
        if (Id is { } id)
        {
            var detail = await details.FindAsync(id, cancellationToken);
            Input = new InputModel
            {
                Name = detail.Role.Name,
                UnitId = detail.Role.UnitId,
                Type = detail.Role.Type,
                Scope = detail.Role.Scope,
                Description = detail.Role.Description,
                Revision = detail.Role.Revision,
                Permissions = [.. detail.Held],
            };
        }
        else
        {
            Input.UnitId = access.Actor?.UnitId;
            Input.Scope = access.Scope.Kind < DataScopeKind.OwnUnitAndBelow ? access.Scope.Kind : DataScopeKind.OwnUnitAndBelow;
        }

        await ShowAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!access.Holds(Permissions.ManageRoles))
            return Forbid();
        try
        {
            var held = Id is { } id ? (await details.FindAsync(id, cancellationToken)).Held : new HashSet<string>();
            var saved = await save.HandleAsync(Command(form.Merge(Input.Permissions, held)), cancellationToken);
            this.FlashOk(IsNew ? texts["已新增角色 {0}，可在账号管理中分配", Input.Name!.Trim()] : texts["已保存角色 {0}", Input.Name!.Trim()]);
            return RedirectToPage(new { id = saved });
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

    /// <summary>Whom a change touches, in a sentence.</summary>
    public string Impact
    {
        get
        {
            var names = string.Join(texts["、"], Accounts.First.Select(account => account.DisplayName));
            if (names.Length == 0)
                return texts["保存后影响 {0} 个账号，它们下一次请求起按新权限办理。", Accounts.All];
            return Accounts.All > Accounts.First.Count
                ? texts["保存后影响 {0} 个账号（{1} 等），它们下一次请求起按新权限办理。", Accounts.All, names]
                : texts["保存后影响 {0} 个账号（{1}），它们下一次请求起按新权限办理。", Accounts.All, names];
        }
    }

    private SaveRoleCommand Command(IReadOnlyCollection<string> permissions) => new()
    {
        Id = Id,
        Revision = Input.Revision,
        Name = Input.Name,
        UnitId = Input.UnitId,
        Type = Input.Type,
        Scope = Input.Scope,
        Description = Input.Description,
        Permissions = permissions,
    };

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        IReadOnlySet<string> held = new HashSet<string>();
        if (Id is { } id)
        {
            var detail = await details.FindAsync(id, cancellationToken);
            held = detail.Held;
            BuiltIn = detail.Role.BuiltIn;
            MayChange = detail.MayChange && access.Holds(Permissions.ManageRoles);
            RoleName = detail.Role.Name;
            Hint = texts[BuiltIn ? "内置角色" : "自建角色"] + " · " + texts["{0} 个账号在用", detail.Accounts.All];
            Accounts = detail.Accounts;
            History = RoleHistory.Read(detail.History, form, texts);
        }

        Tree = form.Tree(form.Merge(Input.Permissions, held), held);
        Units = await form.UnitsAsync(cancellationToken);
        Scopes = form.Scopes();
        if (!MayChange)
            Scopes = [new SelectListItem(texts[ScopeNames.All[Input.Scope]], Input.Scope.ToString())];
    }

    public sealed class InputModel
    {
        public string? Name { get; set; }

        public long? UnitId { get; set; }

        public string? Type { get; set; } = RoleTypes.Business;

        public DataScopeKind Scope { get; set; } = DataScopeKind.OwnUnitAndBelow;

        public string? Description { get; set; }

        public int Revision { get; set; }

        public List<string> Permissions { get; set; } = [];
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Identity.Areas.Identity.Pages.Roles;
using PayHall.Identity.Clients;
using PayHall.Identity.Data;
using PayHall.Identity.Domain;
using PayHall.Security;

namespace PayHall.Identity.Areas.Identity.Pages.Clients;

internal sealed class EditModel(ClientDesk desk, RoleForm form, ClientPageChoices choices, AccessContext access, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public string? Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "ask")]
    public string? Ask { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public bool IsNew => string.IsNullOrEmpty(Id);

    public string Name { get; private set; } = "";

    public bool MayChange { get; private set; } = true;

    /// <summary>It holds more than whoever looks at it.</summary>
    public bool Beyond { get; private set; }

    public PermissionTree Tree { get; private set; } = new([]);

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Scopes { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Overlaps => choices.Overlaps();

    public IReadOnlyList<ClientSecret> Secrets { get; private set; } = [];

    /// <summary>The secret that is about to be taken back.</summary>
    public ClientSecret? AskedSecret { get; private set; }

    /// <summary>A secret to be shown once.</summary>
    public IssuedClientSecret? Issued { get; private set; }

    public string OwnScope => form.OwnScope;

    public int Locked => form.Locked;

    public async Task<IActionResult> OnGetAsync(long? secret, CancellationToken cancellationToken)
    {
        if (IsNew && !access.Holds(Permissions.ManageClients))
            return Forbid();
        if (IsNew)
        {
            Input.UnitId = access.Actor?.UnitId;
        }
        else
        {
            var detail = await desk.FindAsync(Id, cancellationToken);
            Input = new InputModel
            {
                Name = detail.Client.Name,
                UnitId = detail.Client.UnitId,
                Scope = detail.Client.Scope,
                Enabled = detail.Client.Enabled,
                ValidTo = detail.Client.ValidTo,
                Revision = detail.Client.Revision,
                Permissions = [.. detail.Held],
            };
        }

        await ShowAsync(cancellationToken);
        AskedSecret = Ask == "revoke" && Secrets.Count > 1 ? Secrets.FirstOrDefault(row => row.Id == secret) : null;
        Issued = IssuedClientSecret.Take(this);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!access.Holds(Permissions.ManageClients))
            return Forbid();
        try
        {
            if (!ModelState.IsValid)
            {
                await ShowAsync(cancellationToken);
                return Page();
            }

            var held = IsNew ? new HashSet<string>() : (await desk.FindAsync(Id, cancellationToken)).Held;
            var secret = await desk.Save.HandleAsync(Command(form.Merge(Input.Permissions, held)), cancellationToken);
            var id = IsNew ? Input.ClientId!.Trim() : Id!;
            if (secret is not null)
                new IssuedClientSecret(id, secret).KeepFor(this);
            this.FlashOk(IsNew ? texts["已新增接口客户端 {0}", Input.Name!.Trim()] : texts["已保存接口客户端 {0}", Input.Name!.Trim()]);
            return RedirectToPage(new { id });
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

    public Task<IActionResult> OnPostRotateAsync(int overlapDays, CancellationToken cancellationToken)
        => ActAsync(async () =>
        {
            new IssuedClientSecret(Id!, await desk.Acts.Rotate.HandleAsync(Id, overlapDays, cancellationToken)).KeepFor(this);
            return texts["已换新密钥"];
        });

    public Task<IActionResult> OnPostRevokeAsync(long secret, CancellationToken cancellationToken)
        => ActAsync(async () => texts["已收回 {0} 的一个密钥，它手上的令牌已失效", await desk.Acts.Revoke.HandleAsync(Id, secret, cancellationToken)]);

    private Task<IActionResult> ActAsync(Func<Task<string?>> act)
        => this.ActAsync(access, Permissions.ManageClients, texts, act, RedirectToPage(new { id = Id }));

    private SaveClientCommand Command(IReadOnlyCollection<string> permissions) => new()
    {
        ClientId = IsNew ? Input.ClientId : Id,
        Revision = IsNew ? null : Input.Revision,
        Name = Input.Name,
        UnitId = Input.UnitId,
        Scope = Input.Scope,
        Enabled = Input.Enabled,
        ValidTo = Input.ValidTo,
        Permissions = permissions,
    };

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        IReadOnlySet<string> held = new HashSet<string>();
        if (!IsNew)
        {
            var detail = await desk.FindAsync(Id, cancellationToken);
            held = detail.Held;
            Name = detail.Client.Name;
            Beyond = !detail.MayChange;
            MayChange = detail.MayChange && access.Holds(Permissions.ManageClients);
            Secrets = detail.Secrets;
        }

        Tree = form.Tree(form.Merge(Input.Permissions, held), held);
        Units = await form.UnitsAsync(cancellationToken);
        Scopes = MayChange ? choices.Scopes() : [new SelectListItem(texts[ScopeNames.All[Input.Scope]], Input.Scope.ToString())];
    }

    public sealed class InputModel
    {
        public string? ClientId { get; set; }

        public string? Name { get; set; }

        public long? UnitId { get; set; }

        public DataScopeKind Scope { get; set; } = DataScopeKind.OwnUnitAndBelow;

        public bool Enabled { get; set; } = true;

        public DateOnly? ValidTo { get; set; }

        public int Revision { get; set; }

        public List<string> Permissions { get; set; } = [];
    }
}

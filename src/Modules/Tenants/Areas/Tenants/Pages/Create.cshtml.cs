using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Tenants.Creating;
using PayHall.Tenants.Data;
using PayHall.Tenants.Domain;

namespace PayHall.Tenants.Areas.Tenants.Pages;

/// <summary>新建租户.</summary>
internal sealed class CreateModel(CreateTenant create, CreationStore creations, ITenantConsole console, IStringLocalizer texts) : PageModel
{
    /// <summary>A making that failed, whose values are shown again.</summary>
    [BindProperty(SupportsGet = true, Name = "from")]
    public long? From { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Creation? Failed { get; private set; }

    public IReadOnlyList<RecipeDetail> Recipes { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Providers { get; private set; } = [];

    public bool HasOwnPostgreSql => console.HasOwnPostgreSql;

    public string Example => AddressText.Addresses(Request, [], "lingnan")[0];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Input.Provider = HasOwnPostgreSql ? DatabaseProvider.PostgreSql : DatabaseProvider.Sqlite;
        if (From is { } id && await creations.GetAsync(id, cancellationToken) is { Status: CreationStatus.Failed or CreationStatus.Cancelled } failed)
        {
            Failed = failed;
            Input = InputModel.Of(failed);
        }

        await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState.IsValid)
        {
            try
            {
                var started = await create.HandleAsync(Command(), cancellationToken);
                IssuedPassword.Keep(this, started);
                return RedirectToPage("Creation", new { id = started.Id });
            }
            catch (InputException exception)
            {
                ModelState.Add(exception.ForForm(), texts);
            }
        }

        await ShowAsync(cancellationToken);
        return Page();
    }

    private CreateTenantCommand Command() => new()
    {
        Name = Input.Name ?? "",
        DisplayName = Input.DisplayName ?? "",
        Recipe = Input.Recipe ?? "",
        Hosts = AddressRules.ReadHosts(Input.Hosts),
        Prefix = Input.Prefix ?? "",
        Provider = Input.Provider,
        ConnectionString = Input.ConnectionString ?? "",
        Schema = Input.Schema ?? "",
        Administrator = Input.Administrator ?? "",
        ConsoleHost = Request.Host.Value ?? "",
    };

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        Recipes = await console.RecipesAsync(cancellationToken);
        Providers =
        [
            new SelectListItem(texts["SQLite 文件（本主机，适合一台主机）"], nameof(DatabaseProvider.Sqlite)),
            new SelectListItem(texts["PostgreSQL 模式（适合规模和多主机）"], nameof(DatabaseProvider.PostgreSql)),
        ];
    }

    public sealed class InputModel
    {
        public string? Name { get; set; }

        public string? DisplayName { get; set; }

        public string? Recipe { get; set; }

        public string? Prefix { get; set; }

        public string? Hosts { get; set; }

        public DatabaseProvider Provider { get; set; }

        public string? ConnectionString { get; set; }

        public string? Schema { get; set; }

        public string? Administrator { get; set; } = "admin";

        internal static InputModel Of(Creation creation) => new()
        {
            Name = creation.Name,
            DisplayName = creation.DisplayName,
            Recipe = creation.Recipe,
            Prefix = creation.Prefix,
            Hosts = creation.Hosts,
            Provider = creation.Provider,
            Schema = creation.SchemaName,
            Administrator = creation.Administrator,
        };
    }
}

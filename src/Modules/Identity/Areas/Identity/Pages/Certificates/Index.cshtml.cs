using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Identity.Certificates;
using PayHall.Identity.Certificates.Demo;

namespace PayHall.Identity.Areas.Identity.Pages.Certificates;

[RequestSizeLimit(2L * CertificateUploads.LargestList)]
internal sealed class IndexModel(AuthorityActs acts, AuthorityOverview overview, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "ask")]
    public long? Ask { get; set; }

    [BindProperty(SupportsGet = true, Name = "revoke")]
    public long? AskRevoke { get; set; }

    public IReadOnlyList<AuthorityRow> Authorities { get; private set; } = [];

    public IReadOnlyList<DemoCertificateRow> Issued { get; private set; } = [];

    public bool IsDemo { get; private set; }

    public DateTimeOffset Now => overview.Clock.UtcNow;

    /// <summary>The authority that a question is about.</summary>
    public AuthorityRow? Asked => Authorities.FirstOrDefault(row => row.Id == Ask && !row.IsDemo);

    /// <summary>The demo certificate that a question is about.</summary>
    public DemoCertificateRow? AskedDemo => Issued.FirstOrDefault(row => row.Id == AskRevoke && row.RevokedAt is null);

    public string CloseUrl => Url.Page("Index")!;

    public string AskUrl(long id) => QueryLink.With(Request, ("ask", id.ToString(CultureInfo.InvariantCulture)), ("revoke", null), ("handler", null));

    public string RevokeUrl(long id) => QueryLink.With(Request, ("revoke", id.ToString(CultureInfo.InvariantCulture)), ("ask", null), ("handler", null));

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnGetDownloadAsync(long id, CancellationToken cancellationToken)
    {
        var (name, content) = await overview.Demo.FileAsync(id, cancellationToken);
        return File(content, "application/x-pkcs12", name);
    }

    public Task<IActionResult> OnPostAddAsync(IFormFile? authorityFile, CancellationToken cancellationToken)
        => ActAsync(async () => texts["已登记 CA {0}", await acts.Add.HandleAsync(await authorityFile.ReadAsync(CertificateUploads.LargestCertificate, cancellationToken), cancellationToken)], cancellationToken);

    public Task<IActionResult> OnPostListAsync(IFormFile? listFile, CancellationToken cancellationToken)
        => ActAsync(async () => texts["已更新 {0} 的吊销列表", await acts.AddList.HandleAsync(await listFile.ReadAsync(CertificateUploads.LargestList, cancellationToken), cancellationToken)], cancellationToken);

    public Task<IActionResult> OnPostRemoveAsync(long id, CancellationToken cancellationToken)
        => ActAsync(async () => texts["已移除 CA {0}", await acts.Remove.HandleAsync(id, cancellationToken)], cancellationToken);

    public Task<IActionResult> OnPostRevokeAsync(long id, CancellationToken cancellationToken)
        => ActAsync(async () => texts["已吊销 {0} 的演示证书", await acts.RevokeDemo.HandleAsync(id, cancellationToken)], cancellationToken);

    public Task<IActionResult> OnPostPolicyAsync(CancellationToken cancellationToken)
        => ActAsync(
            async () =>
            {
                var wanted = new CertificateSettings { RequireRevocationList = Input.RequireRevocationList, RequiredForNewAccounts = Input.RequiredForNewAccounts };
                return await acts.Policy.SaveAsync(wanted, Input.Version, cancellationToken) ? texts["已保存 CA 登录的规则"] : texts["没有变更"];
            },
            cancellationToken);

    private async Task<IActionResult> ActAsync(Func<Task<LocalizedString>> act, CancellationToken cancellationToken)
    {
        try
        {
            this.FlashOk(await act());
            return RedirectToPage("Index");
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
        var policy = await acts.Policy.ReadAsync(cancellationToken);
        Input = new InputModel { Version = policy.Version, RequireRevocationList = policy.Value.RequireRevocationList, RequiredForNewAccounts = policy.Value.RequiredForNewAccounts };
        Authorities = await overview.Authorities.FindAsync(cancellationToken);
        IsDemo = Authorities.Any(row => row.IsDemo);
        Issued = IsDemo ? await overview.Demo.FindAsync(cancellationToken) : [];
    }

    public sealed class InputModel
    {
        public long Version { get; set; }

        public bool RequireRevocationList { get; set; }

        public bool RequiredForNewAccounts { get; set; }
    }
}

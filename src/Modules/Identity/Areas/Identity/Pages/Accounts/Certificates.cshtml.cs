using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Identity.Certificates;
using PayHall.Identity.Data;
using PayHall.Security;

namespace PayHall.Identity.Areas.Identity.Pages.Accounts;

internal sealed class CertificatesModel(AccountCertificates certificates, CertificateActs acts, AuthorityOverview overview, AccessContext access, IStringLocalizer texts) : PageModel
{
    private const string IssuedKey = "issued-certificate";

    [BindProperty(SupportsGet = true, Name = "id")]
    public string? Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "ask")]
    public long? Ask { get; set; }

    public string Heading { get; private set; } = "";

    public bool IsSelf { get; private set; }

    public bool IsRequired { get; private set; }

    public bool MayChange => !IsSelf && access.Holds(Permissions.BindCertificates);

    public bool MayIssue { get; private set; }

    public DateTimeOffset Now => overview.Clock.UtcNow;

    public IReadOnlyList<BoundCertificate> Rows { get; private set; } = [];

    public IReadOnlyList<SignInEvidence> Evidence { get; private set; } = [];

    /// <summary>The certificate that a question is about.</summary>
    public BoundCertificate? Asked => MayChange ? Rows.FirstOrDefault(row => row.Id == Ask) : null;

    /// <summary>The password of a file that was just issued, to be shown once.</summary>
    public IssuedPassword? Issued { get; private set; }

    public long? IssuedId { get; private set; }

    public string CloseUrl => Url.Page("Certificates", new { Id })!;

    public string AskUrl(long certificate) => QueryLink.With(Request, ("ask", certificate.ToString(CultureInfo.InvariantCulture)), ("handler", null));

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ShowAsync(cancellationToken);
        Issued = IssuedPassword.Take(this);
        IssuedId = TempData[IssuedKey] is string id ? long.Parse(id, CultureInfo.InvariantCulture) : null;
    }

    public Task<IActionResult> OnPostBindAsync(IFormFile? certificateFile, CancellationToken cancellationToken)
        => ActAsync(
            Permissions.BindCertificates,
            async () => this.FlashOk(texts["已绑定证书 {0}", await acts.Bind.HandleAsync(Id, await certificateFile.ReadAsync(CertificateUploads.LargestCertificate, cancellationToken), cancellationToken)]),
            cancellationToken);

    public Task<IActionResult> OnPostUnbindAsync(long certificateId, CancellationToken cancellationToken)
        => ActAsync(
            Permissions.BindCertificates,
            async () => this.FlashOk(texts["已解除证书 {0}", await acts.Unbind.HandleAsync(Id, certificateId, cancellationToken)]),
            cancellationToken);

    public Task<IActionResult> OnPostIssueAsync(CancellationToken cancellationToken)
        => ActAsync(
            Permissions.ManageAuthorities,
            async () =>
            {
                var issued = await acts.Issue.HandleAsync(Id, cancellationToken);
                new IssuedPassword(issued.UserName, issued.Password).KeepFor(this);
                TempData[IssuedKey] = issued.Id.ToString(CultureInfo.InvariantCulture);
            },
            cancellationToken);

    private async Task<IActionResult> ActAsync(Permission permission, Func<Task> act, CancellationToken cancellationToken)
    {
        if (!access.Holds(permission))
            return Forbid();
        try
        {
            await act();
            return RedirectToPage("Certificates", new { Id });
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
        var user = await certificates.RequireUserAsync(Id, cancellationToken);
        Heading = $"{user.DisplayName} {user.UserName}";
        IsSelf = user.Id == access.Actor?.Id;
        IsRequired = user.CaRequired;
        Rows = await certificates.OfAsync(user, cancellationToken);
        Evidence = await certificates.EvidenceAsync(user, cancellationToken);
        MayIssue = MayChange && access.Holds(Permissions.ManageAuthorities) && await certificates.IsDemoAsync(cancellationToken);
    }
}

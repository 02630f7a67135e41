using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PayHall.Identity.Auditing;

namespace PayHall.Identity.Areas.Identity.Pages.Audit;

internal sealed class DetailsModel(AuditReader reader, AuditVocabulary words) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public long Id { get; set; }

    public AuditDetail Detail { get; private set; } = null!;

    public AuditVocabulary Words => words;

    public string Subject => reader.Subject(Detail.Row);

    public async Task OnGetAsync(CancellationToken cancellationToken) => Detail = await reader.FindAsync(Id, cancellationToken);
}

using Microsoft.AspNetCore.Mvc.RazorPages;
using PayHall.Identity.Certificates;
using PayHall.Identity.Data;

namespace PayHall.Identity.Areas.Identity.Pages;

internal sealed class MyCertificatesModel(AccountCertificates certificates) : PageModel
{
    public bool IsRequired { get; private set; }

    public IReadOnlyList<BoundCertificate> Certificates { get; private set; } = [];

    public IReadOnlyList<SignInEvidence> Evidence { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var user = await certificates.OwnAsync(cancellationToken);
        IsRequired = user.CaRequired;
        Certificates = await certificates.OfAsync(user, cancellationToken);
        Evidence = await certificates.EvidenceAsync(user, cancellationToken);
    }
}

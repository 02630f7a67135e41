using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PayHall.Settlement.Ledger;

namespace PayHall.Settlement.Areas.Settlement.Pages.Ledger;

internal sealed class IndexModel(LedgerVerifier verifier) : PageModel
{
    public ChainHead Head { get; private set; } = ChainHead.Empty;

    public LedgerVerification? Verification { get; private set; }

    public bool ComparedWithExport { get; private set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancellationToken) => Head = await verifier.HeadAsync(cancellationToken);

    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        var exported = Input.Block is > 0 && Input.Hash is { Length: > 0 } hash ? new ChainHead { Number = Input.Block.Value, Hash = hash.Trim() } : null;
        ComparedWithExport = exported is not null;
        Verification = await verifier.VerifyAsync(exported, cancellationToken);
        Head = Verification.Head;
    }

    public sealed class InputModel
    {
        public long? Block { get; set; }

        public string? Hash { get; set; }
    }
}

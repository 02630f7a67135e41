using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Identity.Auditing;
using PayHall.Security;

namespace PayHall.Identity.Areas.Identity.Pages.Audit;

internal sealed class VerifyModel(VerifyAudit verify, AccessContext access, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public AuditChainHead Head { get; private set; } = AuditChainHead.Empty;

    public AuditVerification? Verification { get; private set; }

    public bool ComparedWithKept { get; private set; }

    // The chain runs over all units' rows, so it is nobody's business whose data scope ends at some of them.
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!access.Scope.IsAll)
            return Forbid();
        Head = await verify.HeadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!access.Scope.IsAll)
            return Forbid();
        try
        {
            var kept = Kept();
            ComparedWithKept = kept is not null;
            Verification = await verify.HandleAsync(kept, cancellationToken);
        }
        catch (InputException exception)
        {
            ModelState.Add(exception, texts);
        }

        Head = Verification?.Head ?? await verify.HeadAsync(cancellationToken);
        return Page();
    }

    private AuditChainHead? Kept()
    {
        var hash = Input.Hash?.Trim().ToLowerInvariant() ?? "";
        if (Input.Block is null && hash.Length == 0 && ModelState.IsValid)
            return null;
        var errors = new InputErrors();
        if (Input.Block is null or < 1)
            errors.Add("Block", "请输入另行保存的区块号，是 1 以上的整数");
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigit))
            errors.Add("Hash", "请输入另行保存的区块哈希，64 个十六进制字符");
        errors.ThrowIfAny();
        return new AuditChainHead { Number = Input.Block!.Value, Hash = hash };
    }

    public sealed class InputModel
    {
        public long? Block { get; set; }

        public string? Hash { get; set; }
    }
}

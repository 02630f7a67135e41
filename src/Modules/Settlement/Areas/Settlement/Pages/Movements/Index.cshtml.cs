using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Lists;
using PayHall.Settlement.Accounts;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Members;

namespace PayHall.Settlement.Areas.Settlement.Pages.Movements;

internal sealed class IndexModel(CurrentMember current, AccountQueries accounts, IListExporter exports, IStringLocalizer texts) : PageModel
{
    private const int Size = 20;

    [BindProperty(SupportsGet = true, Name = "kind")]
    public JournalKind? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "document")]
    public string? Document { get; set; }

    [BindProperty(SupportsGet = true, Name = "counterparty")]
    public string? Counterparty { get; set; }

    [BindProperty(SupportsGet = true, Name = "atFrom")]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "atTo")]
    public DateOnly? To { get; set; }

    /// <summary>in, out, or both.</summary>
    [BindProperty(SupportsGet = true, Name = "view")]
    public string? Direction { get; set; }

    /// <summary>For the exchange's staff: whose account.</summary>
    [BindProperty(SupportsGet = true, Name = "member")]
    public string? MemberCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public Member? Own { get; private set; }

    public Member? Member { get; private set; }

    public MovementColumns Columns { get; } = new();

    public IReadOnlyList<MovementRow> Rows { get; private set; } = [];

    public (int Count, Money In, Money Out) Total { get; private set; }

    public PagerModel Pager { get; private set; } = PagerModel.ByKey(null, null, Size);

    public IEnumerable<SelectListItem> Kinds =>
        [new(texts["全部"], ""), .. Enum.GetValues<JournalKind>().Select(kind => new SelectListItem(texts[Terms.Of(kind)], kind.ToString()))];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ChooseMemberAsync(cancellationToken);
        if (Member is null)
            return;
        var filter = Filter();
        var page = await accounts.MovementsAsync(Member.Id, filter, Size, After, cancellationToken);
        Rows = page.Items;
        Total = await accounts.TotalAsync(Member.Id, filter, cancellationToken);
        Pager = PagerModel.ByKey(page.Next, After, Size);
    }

    public async Task<IActionResult> OnGetExportAsync(string? format, CancellationToken cancellationToken)
    {
        await ChooseMemberAsync(cancellationToken);
        return Member is null
            ? NotFound()
            : await exports.SendAsync(HttpContext, format, new ListExport<MovementRow>("账户变动明细", Columns, accounts.StreamMovements(Member.Id, Filter())), cancellationToken);
    }

    private async Task ChooseMemberAsync(CancellationToken cancellationToken)
    {
        Own = await current.FindAsync(cancellationToken);
        Member = Own ?? (string.IsNullOrWhiteSpace(MemberCode) ? null : await accounts.MemberAsync(MemberCode.Trim(), cancellationToken));
    }

    private MovementFilter Filter() => new()
    {
        Kind = Kind,
        Document = Document?.Trim(),
        Counterparty = Counterparty?.Trim(),
        From = From,
        To = To,
        Incoming = Direction switch { "in" => true, "out" => false, _ => null },
    };
}

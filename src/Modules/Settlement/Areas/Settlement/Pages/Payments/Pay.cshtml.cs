using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Settlement.Accounts;
using PayHall.Settlement.Areas.Settlement.Pages.Shared;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Domain.Rules;
using PayHall.Settlement.Invoices;
using PayHall.Settlement.Members;
using PayHall.Settlement.Payments;

namespace PayHall.Settlement.Areas.Settlement.Pages.Payments;

internal sealed class PayModel(InvoiceQueries invoices, AccountQueries accounts, CurrentMember current, SubmitPayment submit, IStringLocalizer texts) : PageModel
{
    private const int Size = 14;
    private const string DefaultSort = "confirmedOn";

    [BindProperty(SupportsGet = true, Name = "number")]
    public string? Number { get; set; }

    [BindProperty(SupportsGet = true, Name = "order")]
    public string? Order { get; set; }

    [BindProperty(SupportsGet = true, Name = "supplier")]
    public string? Supplier { get; set; }

    [BindProperty(SupportsGet = true, Name = "owner")]
    public string? Owner { get; set; }

    [BindProperty(SupportsGet = true, Name = "confirmedFrom")]
    public DateOnly? ConfirmedFrom { get; set; }

    [BindProperty(SupportsGet = true, Name = "confirmedTo")]
    public DateOnly? ConfirmedTo { get; set; }

    [BindProperty(SupportsGet = true, Name = "amountFrom")]
    public Money? AmountFrom { get; set; }

    [BindProperty(SupportsGet = true, Name = "amountTo")]
    public Money? AmountTo { get; set; }

    /// <summary>Quick filter: Warning, Overdue, ReviewRefused or PaymentFailed.</summary>
    [BindProperty(SupportsGet = true, Name = "view")]
    public string? Quick { get; set; }

    [BindProperty(SupportsGet = true, Name = "sort")]
    public string? Sort { get; set; }

    /// <summary>Numbers of the ticked invoices.</summary>
    [BindProperty]
    public IReadOnlyList<string> Ids { get; set; } = [];

    /// <summary>Numbers of the older overdue invoices that the third answer adds.</summary>
    [BindProperty]
    public IReadOnlyList<string> Older { get; set; } = [];

    /// <summary>accept: go on without them; add: pay them as well.</summary>
    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty(SupportsGet = true, Name = PagerModel.Parameter), Range(1, 100_000)]
    public int? PageNumber { get; set; }

    public Member? Member { get; private set; }

    public Funds Funds { get; private set; } = new(Money.Zero, Money.Zero, Money.Zero);

    public IReadOnlyList<InvoiceRow> Rows { get; private set; } = [];

    public (int Count, Money Amount) Total { get; private set; }

    public PayableCounts Counts { get; private set; } = new(0, 0, 0, 0, 0);

    public PagerModel Pager { get; private set; } = PagerModel.ByNumber(1, Size, 0);

    public AgeingPolicy Policy { get; private set; }

    /// <summary>The question of S-11, when it has to be asked.</summary>
    public IReadOnlyList<OlderOverdueInvoice> Question { get; private set; } = [];

    public Money SelectedAmount { get; private set; }

    public IEnumerable<SelectListItem> Owners =>
        [new(texts["全部"], ""), new(texts["本单位"], "own"), new(texts["代下属机构支付"], "behalf")];

    public AgeModel AgeOf(InvoiceRow row) => new(row.Status, row.ConfirmedOn, invoices.Today, Policy);

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var numbers = Answer == "add" ? [.. Ids, .. Older] : Ids;
        try
        {
            if (numbers.Count == 0)
                this.FlashWarning(texts["请先勾选要支付的发票"]);
            else
                return await SubmitAsync(numbers, cancellationToken);
        }
        catch (OlderOverdueInvoicesException question)
        {
            Question = question.Invoices;
        }
        catch (InputException exception)
        {
            ModelState.Add(exception, texts);
        }
        catch (ExplainedException exception)
        {
            ModelState.Add(exception, texts);
        }

        await ShowAsync(cancellationToken);
        var selected = await invoices.SelectedAsync(Ids, cancellationToken);
        SelectedAmount = selected.Aggregate(Money.Zero, (sum, row) => sum + row.Amount);
        return Page();
    }

    private async Task<IActionResult> SubmitAsync(IReadOnlyList<string> numbers, CancellationToken cancellationToken)
    {
        var payment = await submit.HandleAsync(new SubmitPaymentCommand(numbers, Answer == "accept"), cancellationToken);
        this.FlashOk(texts["已提交 {0} 张发票，复核单 {1}，等待另一位复核人员复核", numbers.Count, payment.Id]);
        return RedirectToPage("Details", new { number = payment.Id });
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        Member = await current.FindAsync(cancellationToken);
        if (Member is null)
            return;
        Policy = await invoices.AgeingAsync(cancellationToken);
        Funds = await accounts.FundsAsync(Member.Id, cancellationToken);
        Counts = await invoices.PayableCountsAsync(Member.Id, cancellationToken);
        var filter = Filter(Member.Id);
        Total = await invoices.TotalAsync(filter, cancellationToken);
        Pager = PagerModel.ByNumber(PageNumber ?? 1, Size, Total.Count);
        var sort = InvoiceQueries.Sorts.Contains((Sort ?? "").TrimStart('-'), StringComparer.Ordinal) ? Sort! : DefaultSort;
        Rows = await invoices.PageAsync(filter, sort, Pager.Page, Size, cancellationToken);
    }

    private InvoiceFilter Filter(long payer) => new()
    {
        PayerId = payer,
        BuyerId = Owner == "own" ? payer : null,
        NotBuyerId = Owner == "behalf" ? payer : null,
        Statuses = PageText.ReadTerm<InvoiceStatus>(Quick) is { } status && InvoiceMoves.Payable.Contains(status) ? [status] : InvoiceMoves.Payable,
        Ageing = PageText.ReadTerm<InvoiceAgeing>(Quick),
        Number = Number?.Trim(),
        Order = Order?.Trim(),
        Supplier = Supplier?.Trim(),
        ConfirmedFrom = ConfirmedFrom,
        ConfirmedTo = ConfirmedTo,
        AmountFrom = AmountFrom,
        AmountTo = AmountTo,
    };
}

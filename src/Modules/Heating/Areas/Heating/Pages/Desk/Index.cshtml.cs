using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Heating.Bills;
using PayHall.Heating.Desk;
using PayHall.Heating.Domain;
using PayHall.Heating.Households;
using PayHall.Heating.Payments;
using PayHall.Heating.Shifts;
using PayHall.Tenants;

namespace PayHall.Heating.Areas.Heating.Pages.Desk;

/// <summary>收费台 (H-31): find, see what is owed, take the money, print.</summary>
internal sealed class IndexModel(DeskReader reader, TakePayment payments, OpenShift shifts, IStringLocalizer texts, TenantClock clock) : PageModel
{
    private DeskView view = new(null, null, [], []);

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "account")]
    public string? Account { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<FoundHousehold> Found => view.Found;

    public HouseholdView? Household => view.Household;

    public IReadOnlyList<BillView> Open => view.Open;

    public IReadOnlyList<BillView> Closed => view.Paid;

    public ShiftView? Shift => view.Shift;

    /// <summary>Local time at which the shift was opened.</summary>
    public string OpenedAt => Shift is null ? "" : clock.ToLocal(Shift.Shift.OpenedAt).ToString("HH:mm", CultureInfo.InvariantCulture);

    public DateTimeOffset Now => clock.UtcNow;

    public DateOnly Today => clock.Today;

    public Money Due => new(Open.Where(bill => Input.Bills.Contains(bill.Bill.Number)).Sum(bill => bill.Total?.Fen ?? 0));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Household is null && Found.Count == 1)
            return RedirectToPage(new { account = Found[0].Account });
        Input.Bills = [.. Open.Where(bill => bill.IsPayable).Select(bill => bill.Bill.Number)];
        Input.Key = Guid.NewGuid().ToString("N");
        Input.Amount = Due.ToString();
        return Page();
    }

    /// <summary>The capital characters of another sum, when bills are ticked.</summary>
    public IActionResult OnGetWords([FromQuery(Name = "Input.Expected")] string? sum) => Content(Money.TryParse(sum, out var due) ? MoneyWords.Of(due) : "");

    public async Task<IActionResult> OnPostPayAsync(CancellationToken cancellationToken)
    {
        var order = ReadOrder();
        if (order is not null && await TakeAsync(order, cancellationToken) is { } taken)
        {
            this.FlashOk(texts["已收 {0} 元，回单 {1}，找零 {2} 元", taken.Amount.ToDisplay(), taken.Receipt, taken.Change.ToDisplay()]);
            return Input.Print
                ? RedirectToPage("/Receipts/Details", new { number = taken.Receipt, paper = Input.Paper, print = true })
                : RedirectToPage(new { account = "" });
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostOpenShiftAsync(CancellationToken cancellationToken)
    {
        var number = await shifts.HandleAsync(cancellationToken);
        this.FlashOk(texts["已开班，班次 {0}", number]);
        return RedirectToPage(new { account = Account });
    }

    private async Task<PaymentTaken?> TakeAsync(PaymentOrder order, CancellationToken cancellationToken)
    {
        try
        {
            return await payments.HandleAsync(order, $"desk/{User.Identity?.Name}/{Input.Key}", null, cancellationToken);
        }
        catch (InputException wrong)
        {
            ModelState.Add(wrong, texts);
        }
        catch (ExplainedException refusal)
        {
            ModelState.Add(refusal, texts);
            if (refusal is AmountChangedException)
            {
                // What is owed has changed since the page was made: show the new sum, and ask again under a new key.
                ModelState.Remove("Input.Expected");
                ModelState.Remove("Input.Key");
                Input.Key = Guid.NewGuid().ToString("N");
            }
        }

        return null;
    }

    private PaymentOrder? ReadOrder()
    {
        var errors = new InputErrors();
        if (!Money.TryParse(Input.Amount, out var amount) || !amount.IsPositive)
            errors.Add("amount", "请填写本次缴费金额");
        var received = amount;
        if (Input.Method == PaymentMethod.Cash && !string.IsNullOrWhiteSpace(Input.Received) && !Money.TryParse(Input.Received, out received))
            errors.Add("received", "请填写实收现金，如 3600.00");
        if (Input.Method is not (PaymentMethod.Cash or PaymentMethod.BankCard or PaymentMethod.BankTransfer))
            errors.Add("method", "收费台可收现金、银行卡、转账");
        else if (Input.Method != PaymentMethod.Cash && string.IsNullOrWhiteSpace(Input.ExternalNumber))
            errors.Add("externalNumber", "请填写 POS 单或银行回单上的流水号");
        if (!errors.IsEmpty)
        {
            ModelState.Add(new InputException(errors), texts);
            return null;
        }

        return new PaymentOrder
        {
            Bills = Input.Bills,
            Method = Input.Method,
            Amount = amount,
            Received = Input.Method == PaymentMethod.Cash ? received : null,
            ExternalNumber = Input.Method == PaymentMethod.Cash ? null : Input.ExternalNumber!.Trim(),
            ExpectedDue = Money.TryParse(Input.Expected, out var expected) ? expected : null,
            InShift = true,
        };
    }

    private async Task LoadAsync(CancellationToken cancellationToken) => view = await reader.ReadAsync(Account, Query, cancellationToken);

    public sealed class InputModel
    {
        public List<string> Bills { get; set; } = [];

        public PaymentMethod Method { get; set; }

        public string? Amount { get; set; }

        public string? Received { get; set; }

        public string? ExternalNumber { get; set; }

        /// <summary>Sum that the page showed for the ticked bills; scripts keep it up to date.</summary>
        public string? Expected { get; set; }

        public string Key { get; set; } = "";

        public bool Print { get; set; } = true;

        public string Paper { get; set; } = "80";
    }
}

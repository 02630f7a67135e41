using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PayHall.Api;
using PayHall.Heating.Bills;
using PayHall.Heating.Domain.Pricing;
using PayHall.Heating.Payments;
using PayHall.Heating.Tariffs;
using PayHall.Tenants;

namespace PayHall.Heating.Areas.Heating.Pages.Bills;

/// <summary>One bill: its lines, the inputs and tariff version behind them, and how the late fee grew day by day (H-16).</summary>
internal sealed class DetailsModel(BillReader reader, PaymentReader payments, TenantClock clock) : PageModel
{
    private const int ShownDays = 400;

    [BindProperty(SupportsGet = true, Name = "number")]
    public string Number { get; set; } = "";

    public BillView View { get; private set; } = null!;

    public IReadOnlyList<PaymentView> Payments { get; private set; } = [];

    /// <summary>The late fee day by day, latest first.</summary>
    public IReadOnlyList<LateFeeSegment> Growth { get; private set; } = [];

    public DateOnly Today => clock.Today;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        View = await reader.GetAsync(Number, null, cancellationToken);
        (Payments, _) = await payments.ListAsync(new PaymentFilter { BillId = View.Bill.Id }, new ListRequest(100, null), cancellationToken);
        var until = View.IsOpen || View.Payments.Count == 0 ? clock.Today : View.Payments[^1].On;
        if (View.Failure is null)
            Growth = [.. CompiledTariff.Compile(View.Definition).LateFeeByDay(TariffCharges.FactsOf(View.Bill), until, View.Payments).Reverse().Take(ShownDays)];
    }
}

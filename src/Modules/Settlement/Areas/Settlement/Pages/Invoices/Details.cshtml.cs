using Microsoft.AspNetCore.Mvc.RazorPages;
using PayHall.Settlement.Areas.Settlement.Pages.Shared;
using PayHall.Settlement.Data;
using PayHall.Settlement.Invoices;
using PayHall.Settlement.Members;

namespace PayHall.Settlement.Areas.Settlement.Pages.Invoices;

internal sealed class DetailsModel(InvoiceQueries invoices, CurrentMember current) : PageModel
{
    public InvoiceRow Invoice { get; private set; } = null!;

    public Member? Member { get; private set; }

    public AgeModel Age { get; private set; } = null!;

    public IReadOnlyList<InvoiceEventRow> History { get; private set; } = [];

    public async Task OnGetAsync(string number, CancellationToken cancellationToken)
    {
        Invoice = await invoices.FindAsync(number, cancellationToken);
        Member = await current.FindAsync(cancellationToken);
        Age = new AgeModel(Invoice.Status, Invoice.ConfirmedOn, invoices.Today, await invoices.AgeingAsync(cancellationToken));
        History = await invoices.HistoryAsync(Invoice.Id, cancellationToken);
    }
}

using Microsoft.AspNetCore.Mvc.RazorPages;
using PayHall.Security;
using PayHall.Settlement.Areas.Settlement.Pages.Shared;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Invoices;
using PayHall.Settlement.Payments;

namespace PayHall.Settlement.Areas.Settlement.Pages.Payments;

internal sealed class DetailsModel(PaymentQueries payments, InvoiceQueries invoices, AccessContext access) : PageModel
{
    public PaymentDetail Detail { get; private set; } = null!;

    public PaymentInvoicesModel Invoices { get; private set; } = null!;

    /// <summary>This person may review it.</summary>
    public bool CanReview { get; private set; }

    /// <summary>Its invoices can be submitted again by this person.</summary>
    public bool CanResubmit { get; private set; }

    public async Task OnGetAsync(string number, CancellationToken cancellationToken)
    {
        Detail = await payments.DetailAsync(number, cancellationToken);
        Invoices = new PaymentInvoicesModel(Detail, invoices.Today, await invoices.AgeingAsync(cancellationToken));
        var (payment, me) = (Detail.Payment, access.RequiredActor);
        var own = payment.PayerId == me.UnitId;
        CanReview = own && payment.Status == PaymentStatus.PendingReview && payment.MakerId != me.Id && access.Holds(Permissions.ReviewPayments);
        CanResubmit = own && access.Holds(Permissions.PayInvoices) && payment.Status is PaymentStatus.ReviewRefused or PaymentStatus.PaymentFailed
            && Detail.Invoices.Any(row => row.PaymentId == payment.Id && InvoiceMoves.Payable.Contains(row.Status));
    }
}

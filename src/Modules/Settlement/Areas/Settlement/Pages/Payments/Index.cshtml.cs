using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PayHall.Components;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Members;
using PayHall.Settlement.Payments;

namespace PayHall.Settlement.Areas.Settlement.Pages.Payments;

internal sealed class IndexModel(PaymentQueries payments, CurrentMember current) : PageModel
{
    private const int Size = 20;

    [BindProperty(SupportsGet = true, Name = "status")]
    public PaymentStatus? Status { get; set; }

    [BindProperty(SupportsGet = true, Name = PagerModel.Parameter), Range(1, 100_000)]
    public int? PageNumber { get; set; }

    public Member? Member { get; private set; }

    public IReadOnlyList<PaymentRow> Rows { get; private set; } = [];

    public PagerModel Pager { get; private set; } = PagerModel.ByNumber(1, Size, 0);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Member = await current.FindAsync(cancellationToken);
        var number = PageNumber ?? 1;
        var (rows, count) = await payments.PageAsync(Status, forReview: false, number, Size, cancellationToken);
        Rows = rows;
        Pager = PagerModel.ByNumber(number, Size, count);
    }
}

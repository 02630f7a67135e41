using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PayHall.Components;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Members;
using PayHall.Settlement.Payments;

namespace PayHall.Settlement.Areas.Settlement.Pages.Reviews;

internal sealed class IndexModel(PaymentQueries payments, CurrentMember current) : PageModel
{
    private const int Size = 20;

    /// <summary>Empty: what waits; else a state, or all.</summary>
    [BindProperty(SupportsGet = true, Name = "view")]
    public PaymentStatus? Quick { get; set; }

    [BindProperty(SupportsGet = true, Name = PagerModel.Parameter), Range(1, 100_000)]
    public int? PageNumber { get; set; }

    public Member? Member { get; private set; }

    public IReadOnlyList<PaymentRow> Rows { get; private set; } = [];

    public IReadOnlyDictionary<PaymentStatus, int> Counts { get; private set; } = new Dictionary<PaymentStatus, int>();

    public PagerModel Pager { get; private set; } = PagerModel.ByNumber(1, Size, 0);

    public int CountOf(PaymentStatus status) => Counts.GetValueOrDefault(status);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Member = await current.FindAsync(cancellationToken);
        if (Member is null)
            return;
        Counts = await payments.CountsAsync(cancellationToken);
        var number = PageNumber ?? 1;
        var status = Quick ?? PaymentStatus.PendingReview;
        var (rows, count) = await payments.PageAsync(status, forReview: true, number, Size, cancellationToken);
        Rows = rows;
        Pager = PagerModel.ByNumber(number, Size, count);
    }
}

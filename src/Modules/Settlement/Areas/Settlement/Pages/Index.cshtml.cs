using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PayHall.Security;
using PayHall.Settlement.Accounts;
using PayHall.Settlement.Data;
using PayHall.Settlement.Home;
using PayHall.Settlement.Members;
using PayHall.Settlement.Payments;
using PayHall.Tenants;

namespace PayHall.Settlement.Areas.Settlement.Pages;

internal sealed class IndexModel(HomeQueries home, AccountQueries accounts, PaymentQueries payments, CurrentMember current, TenantClock clock) : PageModel
{
    private const int Rows = 7;

    public Member? Member { get; private set; }

    public HomeFigures Figures { get; private set; } = null!;

    public IReadOnlyList<PaymentRow> Tasks { get; private set; } = [];

    public IReadOnlyList<DailyFlow> Flow { get; private set; } = [];

    public IReadOnlyList<MovementRow> Movements { get; private set; } = [];

    public int Reviews { get; private set; }

    /// <summary>done: what the user did; otherwise what waits.</summary>
    [BindProperty(SupportsGet = true, Name = "tab")]
    public string Tab { get; set; } = "";

    public bool ShowsDone => Tab == "done";

    public string AsOf => clock.ToLocal(clock.UtcNow).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    public async Task OnGetAsync([FromServices] AccessContext access, CancellationToken cancellationToken)
    {
        Member = await current.FindAsync(cancellationToken);
        Figures = await home.FiguresAsync(Member, cancellationToken);
        var (reviews, pays) = (access.Holds(Permissions.ReviewPayments), access.Holds(Permissions.PayInvoices));
        if (Member is null)
        {
            Tasks = await payments.NewestAsync(Rows, cancellationToken);
            return;
        }

        Tasks = ShowsDone ? await payments.DoneAsync(Rows, cancellationToken) : await payments.ToDoAsync(reviews, pays, Rows, cancellationToken);
        Reviews = reviews ? (await payments.WaitingAsync(cancellationToken)).Count : 0;
        if (!access.Holds(Permissions.ViewMovements))
            return;
        Flow = await accounts.FlowAsync(Member.Id, 30, cancellationToken);
        Movements = (await accounts.MovementsAsync(Member.Id, new MovementFilter(), 5, null, cancellationToken)).Items;
    }

    /// <summary>How long ago, as a key of the localiser with its value.</summary>
    public (string Text, object[] Values, bool Long) Since(DateTimeOffset at)
    {
        var age = clock.UtcNow - at;
        if (age < TimeSpan.FromHours(1))
            return ("{0} 分钟前", [Math.Max(1, (int)age.TotalMinutes)], false);
        if (age < TimeSpan.FromHours(24))
            return ("{0} 小时前", [(int)age.TotalHours], false);
        return ("{0} 天前", [(int)age.TotalDays], age >= TimeSpan.FromDays(2));
    }
}

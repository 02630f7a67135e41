using Microsoft.AspNetCore.Mvc.RazorPages;
using PayHall.Settlement.Accounts;
using PayHall.Settlement.Data;
using PayHall.Settlement.Members;

namespace PayHall.Settlement.Areas.Settlement.Pages;

internal sealed class AccountModel(CurrentMember current, AccountQueries accounts) : PageModel
{
    public Member? Member { get; private set; }

    public Funds Funds { get; private set; } = new(Money.Zero, Money.Zero, Money.Zero);

    public IReadOnlyList<MovementRow> Movements { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Member = await current.FindAsync(cancellationToken);
        if (Member is null)
            return;
        Funds = await accounts.FundsAsync(Member.Id, cancellationToken);
        Movements = (await accounts.MovementsAsync(Member.Id, new MovementFilter(), 10, null, cancellationToken)).Items;
    }
}

using PayHall.Data;
using PayHall.Settlement.Data;
using PayHall.Settlement.Members;
using PayHall.Tenants;

namespace PayHall.Settlement.Demo;

/// <summary>Registers the fictional members and writes their history, all or nothing.</summary>
internal sealed class DemoRegister(MemberRegister register, DemoTables tables, TenantClock clock)
{
    private const int Seed = 20261120;

    public async Task<bool> WriteAsync(WriteTransaction transaction, IReadOnlyList<DemoMember> members, DemoPeople people, CancellationToken cancellationToken)
    {
        foreach (var member in members)
        {
            var superior = members.FirstOrDefault(other => other.Code == member.Superior)?.Id;
            var command = new PutMemberCommand(member.Code, member.Name, member.Kind, member.Superior);
            await register.WriteAsync(transaction, command, member.Id, superior, DemoPeople.AdministratorOf(member.Code), cancellationToken);
        }

        if (await transaction.QuerySingleOrDefaultAsync<long>("SELECT COUNT(*) FROM settlement_orders", null, cancellationToken) > 0)
            return false;
        var random = new Random(Seed);
        var orders = new DemoTrade(members, clock.Today, random).Create(
            await BulkInsert.NextIdAsync(transaction, "settlement_orders", cancellationToken), await BulkInsert.NextIdAsync(transaction, "settlement_invoices", cancellationToken));
        var history = new DemoPayments(clock, random, people.Of);
        var payments = history.Create(orders);
        await tables.WriteAsync(transaction, members, orders, payments, history.Fund(payments), cancellationToken);
        return true;
    }
}

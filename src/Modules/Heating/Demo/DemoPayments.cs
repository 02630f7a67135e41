using System.Globalization;
using Dapper;
using PayHall.Data;
using PayHall.Heating.Bills;
using PayHall.Heating.Domain;
using PayHall.Heating.Payments;
using PayHall.Heating.Tariffs;

namespace PayHall.Heating.Demo;

/// <summary>Pays a share of the demo's bills, spread over days, methods and cashiers, in the order of time.</summary>
internal sealed class DemoPayments(ITenantWriter writer, ITenantDatabase database, PaymentWriter payments, TariffCatalog tariffs, DemoPeople people)
{
    private const int BatchSize = 250;

    /// <summary>Pays bills of a season.</summary>
    public async Task PayAsync(Season season, double paidShare, IReadOnlyList<string> cashierNames, Random random, CancellationToken cancellationToken)
    {
        var cashiers = await people.FindAsync(cashierNames, cancellationToken);
        var plans = await PlanAsync(season, paidShare, random, cancellationToken);
        foreach (var batch in plans.OrderBy(plan => plan.At).Chunk(BatchSize))
        {
            await writer.ExecuteAsync(
                async (transaction, stop) =>
                {
                    foreach (var plan in batch)
                    {
                        var cashier = cashiers[(int)(plan.Order.Amount.Fen % cashiers.Count)];
                        await payments.WriteAsync(transaction, plan.Order, cashier.Id, cashier.DisplayName, plan.At, stop);
                    }

                    return batch.Length;
                },
                cancellationToken);
        }
    }

    private async Task<List<(DateTimeOffset At, PaymentOrder Order)>> PlanAsync(Season season, double paidShare, Random random, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var bills = await connection.QueryAsync<BillRecord>(new CommandDefinition(
            $"SELECT {BillRecord.Columns} FROM heating_bills b WHERE b.season = @StartYear ORDER BY b.household_id", new { season.StartYear }, cancellationToken: cancellationToken));
        var plans = new List<(DateTimeOffset, PaymentOrder)>();
        var shown = await connection.ExecuteScalarAsync<long?>("SELECT id FROM heating_households WHERE account = '0103020501'");
        foreach (var bill in bills.Select(record => record.ToBill()))
        {
            var luck = random.NextDouble();
            var part = luck > paidShare && luck < paidShare + 0.015;
            if (bill.HouseholdId == shown)
            {
                plans.AddRange(ShownPayment(bill));
                continue;
            }

            if (luck > paidShare && !part)
                continue;
            var at = people.MomentOf(season, random);
            var tariff = await tariffs.VersionAsync(connection, null, bill.TariffVersionId, cancellationToken);
            var due = tariff.DueOn(bill, DateOnly.FromDateTime(people.Local(at)), []).Total;
            var amount = part ? new Money(due.Fen / 2) : due;
            if (!amount.IsPositive)
                continue;
            plans.Add((at, Order(bill.Number, amount, random)));
        }

        return plans;
    }

    // The household that guides and screenshots show paid half of the season before and still owes this one.
    private IEnumerable<(DateTimeOffset At, PaymentOrder Order)> ShownPayment(Bill bill)
    {
        var at = people.At(new DateOnly(bill.Season.StartYear, 11, 8), new TimeOnly(10, 16, 32));
        if (at.AddDays(30) < people.Now)
            yield return (at, new PaymentOrder { Bills = [bill.Number], Method = PaymentMethod.WeChatPay, Amount = new Money(bill.Charge.Fen / 2), ExternalNumber = "4200002811202511081016" });
    }

    private static PaymentOrder Order(string number, Money amount, Random random)
    {
        var method = random.Next(100) switch
        {
            < 24 => PaymentMethod.Cash,
            < 62 => PaymentMethod.WeChatPay,
            < 83 => PaymentMethod.Alipay,
            < 94 => PaymentMethod.BankCard,
            _ => PaymentMethod.BankTransfer,
        };
        var roundUp = new Money((amount.Fen + 9999) / 10000 * 10000);
        return new PaymentOrder
        {
            Bills = [number],
            Method = method,
            Amount = amount,
            Received = method == PaymentMethod.Cash ? (random.Next(3) == 0 ? amount : roundUp) : null,
            ExternalNumber = method == PaymentMethod.Cash ? null : string.Create(CultureInfo.InvariantCulture, $"{(int)method}{random.NextInt64(1_000_000_000_000, 9_999_999_999_999)}"),
        };
    }
}

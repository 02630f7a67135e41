using System.Globalization;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Payments;
using PayHall.Tenants;

namespace PayHall.Settlement.Demo;

/// <summary>Makes up who paid what when, with deposits that arrive before the money runs out.</summary>
internal sealed class DemoPayments(TenantClock clock, Random random, Func<DemoMember, (DemoPerson First, DemoPerson Second, DemoPerson Reviewer)> people)
{
    private static readonly string[] Banks = ["建设银行", "工商银行", "农业银行", "中国银行", "云岭农商银行"];
    private static readonly string[] Opinions = ["发票与入库单核对一致，同意支付。", "同意支付。", "核对无误，同意。", "同意。"];
    private static readonly string[] Refusals = ["发票金额与入库单不符", "缺随货同行单，补齐后再提。", "供货批号与订单不符，请核实", "重复提交，请合并后再报"];
    private readonly DateOnly today = clock.Today;

    public List<DemoPayment> Create(IReadOnlyList<DemoOrder> orders)
    {
        var invoices = orders.SelectMany(order => order.Invoices).ToList();
        var payments = new List<DemoPayment>();
        foreach (var batch in invoices.Where(invoice => invoice.Status == InvoiceStatus.Paid).GroupBy(invoice => (invoice.Payer, invoice.PaidOn)).SelectMany(group => group.Chunk(7)))
            payments.Add(Paid(batch));
        foreach (var own in invoices.Where(invoice => invoice.Status is InvoiceStatus.Unpaid or InvoiceStatus.PayOnBehalfAgreed && invoice.ConfirmedOn is not null).GroupBy(invoice => invoice.Payer))
            payments.AddRange(Open(own.Key, [.. own.OrderBy(invoice => invoice.Id)]));
        payments.ForEach(payment => payment.Invoices.ToList().ForEach(invoice => invoice.Payment = payment));
        return Numbered(payments);
    }

    /// <summary>Deposits so that no payment finds too little.</summary>
    public List<DemoDeposit> Fund(IEnumerable<DemoPayment> payments)
    {
        var deposits = new List<DemoDeposit>();
        foreach (var own in payments.Where(payment => payment.Status == PaymentStatus.Paid).GroupBy(payment => payment.Payer))
        {
            var (balance, unit) = (Money.Zero, own.Key.Kind == MemberKind.PrimaryInstitution ? 20_000 : own.Key.Weight > 10 ? 500_000 : 100_000);
            foreach (var payment in own.OrderBy(payment => payment.ReviewedAt))
            {
                if (balance < payment.Amount)
                {
                    var amount = Money.Round((Math.Ceiling((payment.Amount - balance).Yuan / unit) + random.Next(1, 4)) * unit);
                    deposits.Add(new DemoDeposit(own.Key, amount, payment.SubmittedAt.AddHours(-20 - random.Next(1, 30)), Banks[(int)(own.Key.Id % Banks.Length)]));
                    balance += amount;
                }

                balance -= payment.Amount;
            }

            if (own.Key.Code == DemoMembers.MainHospital)
                deposits.Add(new DemoDeposit(own.Key, Money.Round(2_500_000), At(today.AddDays(-3), 10, 3), Banks[0]));
        }

        return deposits;
    }

    private DemoPayment Paid(DemoInvoice[] invoices)
    {
        var (first, second, reviewer) = people(invoices[0].Payer);
        var day = invoices[0].PaidOn!.Value;
        return new DemoPayment
        {
            Payer = invoices[0].Payer,
            Invoices = invoices,
            Status = PaymentStatus.Paid,
            Maker = random.Next(3) == 0 ? second : first,
            Reviewer = reviewer,
            SubmittedAt = At(day, 9, random.Next(0, 150)),
            ReviewedAt = At(day, 14, random.Next(0, 170)),
            Opinion = Opinions[random.Next(Opinions.Length)],
        };
    }

    // What is still open: payments that wait for review, were refused, or failed.
    private IEnumerable<DemoPayment> Open(DemoMember payer, List<DemoInvoice> invoices)
    {
        var (first, second, reviewer) = people(payer);
        var main = payer.Code == DemoMembers.MainHospital;
        (PaymentStatus Status, int Count, TimeSpan Ago)[] wanted = main
            ?
            [
                (PaymentStatus.PaymentFailed, 1, TimeSpan.FromDays(4.1)), (PaymentStatus.ReviewRefused, 1, TimeSpan.FromDays(6.1)),
                (PaymentStatus.PendingReview, 1, TimeSpan.FromDays(3.1)), (PaymentStatus.PendingReview, 2, TimeSpan.FromDays(2.05)),
                (PaymentStatus.PendingReview, 6, TimeSpan.FromHours(17)), (PaymentStatus.PendingReview, 1, TimeSpan.FromMinutes(68)),
                (PaymentStatus.PendingReview, 4, TimeSpan.FromMinutes(25)),
            ]
            : [(PaymentStatus.ReviewRefused, 1, TimeSpan.FromDays(random.Next(2, 9))), (PaymentStatus.PaymentFailed, 1, TimeSpan.FromDays(random.Next(2, 9))), (PaymentStatus.PendingReview, 2, TimeSpan.FromHours(random.Next(2, 40)))];
        var rest = invoices.Where(invoice => clock.UtcNow - At(invoice.Due, 9, 0) > TimeSpan.FromDays(8)).OrderBy(_ => random.Next()).ToList();
        foreach (var (status, count, ago) in wanted.Where(_ => main || random.Next(3) == 0))
        {
            if (rest.Count < count + 2)
                yield break;
            var chosen = rest[..count];
            rest.RemoveRange(0, count);
            chosen.ForEach(invoice => invoice.Status = status switch
            {
                PaymentStatus.PendingReview => InvoiceStatus.PendingReview,
                PaymentStatus.ReviewRefused => InvoiceStatus.ReviewRefused,
                _ => InvoiceStatus.PaymentFailed,
            });
            var payment = new DemoPayment
            {
                Payer = payer,
                Invoices = chosen,
                Status = status,
                Maker = count % 2 == 0 ? first : second,
                Reviewer = reviewer,
                SubmittedAt = clock.UtcNow - ago,
                ReviewedAt = status == PaymentStatus.PendingReview ? null : clock.UtcNow - ago + TimeSpan.FromMinutes(random.Next(40, 300)),
                Opinion = status switch { PaymentStatus.ReviewRefused => Refusals[random.Next(Refusals.Length)], PaymentStatus.PaymentFailed => Opinions[1], _ => "" },
            };
            if (status == PaymentStatus.PaymentFailed)
                payment.Failure = PaymentFailure.InsufficientFunds(new Money(payment.Amount.Fen * 7 / 10));
            yield return payment;
        }
    }

    private List<DemoPayment> Numbered(List<DemoPayment> payments)
    {
        var ordered = payments.OrderBy(payment => payment.SubmittedAt).ToList();
        foreach (var day in ordered.GroupBy(payment => clock.LocalDate(payment.SubmittedAt)))
        {
            var number = 0;
            foreach (var payment in day)
                payment.Number = string.Create(CultureInfo.InvariantCulture, $"FH{day.Key:yyyyMMdd}-{++number:0000}");
        }

        return ordered;
    }

    private DateTimeOffset At(DateOnly day, int hour, int minutes) => day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : clock.StartOfDay(day).AddHours(hour).AddMinutes(minutes);
}

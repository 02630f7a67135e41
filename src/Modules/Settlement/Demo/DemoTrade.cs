using System.Globalization;
using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Demo;

/// <summary>Makes up orders and invoices over the last 300 days, the same for the same seed and day.</summary>
internal sealed class DemoTrade(IReadOnlyList<DemoMember> members, DateOnly today, Random random)
{
    private const int Orders = 2000;
    private const int Days = 300;
    private readonly Dictionary<DateOnly, int> perDay = [];
    private readonly List<DemoMember> buyers = Weighted(members.Where(member => member.Kind is MemberKind.Hospital or MemberKind.PrimaryInstitution));
    private readonly List<DemoMember> suppliers = Weighted(members.Where(member => member.Kind == MemberKind.Supplier));
    private readonly Dictionary<string, DemoMember> byCode = members.ToDictionary(member => member.Code, StringComparer.Ordinal);

    public List<DemoOrder> Create(long firstOrderId, long firstInvoiceId)
    {
        var orders = new List<DemoOrder>(Orders);
        var (invoiceId, serial) = (firstInvoiceId, 20_000_000);
        for (var n = 0; n < Orders; n++)
        {
            var placedOn = today.AddDays(-Days + ((Days - 2) * n / Orders));
            var order = new DemoOrder
            {
                Id = firstOrderId + n,
                Number = Number(placedOn),
                Buyer = buyers[random.Next(buyers.Count)],
                Supplier = suppliers[random.Next(suppliers.Count)],
                PlacedOn = placedOn,
            };
            var count = (n % 10) switch { 0 => 2, 1 => 4, _ => 3 };
            for (var i = 0; i < count; i++)
                order.Invoices.Add(Invoice(order, invoiceId++, serial += random.Next(900, 4200)));
            orders.Add(order);
        }

        return orders;
    }

    private DemoInvoice Invoice(DemoOrder order, long id, int serial)
    {
        var issuedOn = Earlier(order.PlacedOn.AddDays(random.Next(2, 9)), today);
        var confirmedOn = issuedOn.AddDays(random.Next(1, 7));
        DateOnly? confirmed = confirmedOn > today ? null : confirmedOn;
        var agency = order.Buyer.Superior is { } code && random.NextDouble() < 0.3 ? byCode[code] : null;
        var invoice = new DemoInvoice
        {
            Id = id,
            Number = string.Create(CultureInfo.InvariantCulture, $"264420000001{serial:00000000}"),
            Order = order,
            Payer = agency ?? order.Buyer,
            Amount = Amount(order.Buyer),
            IssuedOn = issuedOn,
            ConfirmedOn = confirmed,
        };
        invoice.PaidOn = confirmed is null ? null : PaidOn(confirmed.Value, order.Buyer);
        invoice.Status = invoice.PaidOn is not null ? InvoiceStatus.Paid : Unpaid(order.Buyer, agency is not null, confirmed);
        return invoice;
    }

    // Payers pay on every fourth day, each on its own, so that one payment holds several invoices.
    private DateOnly? PaidOn(DateOnly confirmedOn, DemoMember buyer)
    {
        var age = today.DayNumber - confirmedOn.DayNumber;
        var paid = age switch { >= 60 => 0.987, >= 50 => 0.88, >= 30 => 0.68, >= 12 => 0.25, _ => 0 };
        if (random.NextDouble() >= paid)
            return null;
        var day = confirmedOn.AddDays(random.Next(6, Math.Min(age, 48)));
        day = day.AddDays((4 - ((day.DayNumber + buyer.Weight) % 4)) % 4);
        return day < today ? day : null;
    }

    private InvoiceStatus Unpaid(DemoMember buyer, bool agencyPays, DateOnly? confirmedOn)
    {
        if (agencyPays)
            return InvoiceStatus.PayOnBehalfAgreed;
        if (buyer.Superior is null || confirmedOn is null)
            return InvoiceStatus.Unpaid;
        return random.NextDouble() switch { < 0.08 => InvoiceStatus.PayOnBehalfPending, < 0.12 => InvoiceStatus.PayOnBehalfRefused, _ => InvoiceStatus.Unpaid };
    }

    private Money Amount(DemoMember buyer)
    {
        var (least, most) = buyer.Kind == MemberKind.PrimaryInstitution ? (600, 14_000) : buyer.Weight > 10 ? (9_000, 180_000) : (4_000, 70_000);
        var skew = random.NextDouble() * random.NextDouble();
        var yuan = least + (int)((most - least) * skew);
        return new Money(random.Next(4) == 0 ? (yuan * 100L) + random.Next(100) : yuan / 10 * 1000L);
    }

    private string Number(DateOnly day)
    {
        var number = perDay[day] = perDay.GetValueOrDefault(day, 100) + random.Next(1, 30);
        return string.Create(CultureInfo.InvariantCulture, $"DD{day:yyMMdd}{number:0000}");
    }

    private static DateOnly Earlier(DateOnly left, DateOnly right) => left < right ? left : right;

    private static List<DemoMember> Weighted(IEnumerable<DemoMember> members) => [.. members.SelectMany(member => Enumerable.Repeat(member, member.Weight))];
}

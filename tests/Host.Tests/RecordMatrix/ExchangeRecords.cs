using System.Globalization;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Host.Tests.RecordMatrix;

/// <summary>An exchange with two hospitals, each with a supplier of its own, orders, invoices, money and a payment that waits for review.</summary>
internal sealed class ExchangeRecords(TestHost host) : RecordSite(host)
{
    private DateOnly Today => new TenantClock(Host.Clock, new TenantSettings { Name = Tenant }).Today;

    protected override string TopUnit => "exchange";

    protected override (string Own, string Foreign) Parts => ("H1", "H2");

    protected override string PartKind => "Member";

    protected override async Task FillBusinessAsync(HttpClient mate, HttpClient foreigner)
    {
        await StepAsync($$"""
            { "name": "organizations", "units": [
                { "code": "P1", "name": "本部站", "kind": "Member", "parent": "H1" },
                { "code": "A1", "name": "本部中心", "kind": "Member", "parent": "H1" },
                { "code": "P2", "name": "{{Mark}}Clinic", "kind": "Member", "parent": "H2" },
                { "code": "A2", "name": "{{Mark}}Agency", "kind": "Member", "parent": "H2" } ] }
            """);
        var own = await TradeAsync("1", "本部", mate);
        var foreign = await TradeAsync("2", Mark, foreigner);
        Records["payer"] = ("H1", "H2");
        Records["clinic"] = ("P1", "P2");
        Records["agency"] = ("A1", "A2");
        Records["supplier"] = ("S1", "S2");
        Records["order"] = ("D1", "D2");
        Records["invoice"] = ("F1-1", "F2-1");
        Records["unconfirmed"] = ("F1-3", "F2-3");
        Records["payment"] = (own, foreign);
        Records["deposit"] = ("B1", "B2");
    }

    /// <summary>A member's trade; the number of the payment that waits for review.</summary>
    private async Task<string> TradeAsync(string part, string name, HttpClient maker)
    {
        var (member, supplier, order) = ("H" + part, "S" + part, "D" + part);
        await CallAsync(Root, HttpMethod.Put, "api/settlement/members/" + member, new { name = name + "Hospital", kind = "Hospital" });
        await CallAsync(Root, HttpMethod.Put, "api/settlement/members/" + supplier, new { name = name + "Supplier", kind = "Supplier" });
        await CallAsync(Root, HttpMethod.Put, "api/settlement/members/A" + part, new { name = name + "Agency", kind = "Agency" });
        await CallAsync(Root, HttpMethod.Put, "api/settlement/members/P" + part, new { name = name + "Clinic", kind = "PrimaryInstitution", superior = "A" + part });
        await CallAsync(Root, HttpMethod.Put, "api/settlement/orders/" + order, new { buyer = member, supplier, amount = "900.00", placedOn = Day(-9) });
        foreach (var number in new[] { "1", "2", "3" })
        {
            var invoice = $"F{part}-{number}";
            await CallAsync(Root, HttpMethod.Put, "api/settlement/invoices/" + invoice, new { order, buyer = member, supplier, amount = "300.00", issuedOn = Day(-8) });
            if (number != "3")
                await CallAsync(Root, HttpMethod.Put, $"api/settlement/invoices/{invoice}/confirmation", new { confirmedOn = Day(-7) });
        }

        await CallAsync(Root, HttpMethod.Put, "api/settlement/bank-deposits/B" + part, new { member, amount = "5000.00", bookedOn = Day(0), bank = name + "Bank" });
        var payment = await CallAsync(maker, HttpMethod.Post, "api/settlement/payments", new { invoices = new[] { $"F{part}-2" }, acceptOlderOverdue = true }, "records-" + part);
        return payment.GetProperty("id").GetString()!;
    }

    private string Day(int offset) => Today.AddDays(offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using System.Net;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Heating.Tests;

/// <summary>Bills over the API: lists, what is owed today, statistics (H-16, H-30, H-41).</summary>
public sealed class BillTests(HeatingHost host) : IClassFixture<HeatingHost>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Bills_are_listed_page_by_page_without_a_duplicate_or_a_gap_while_new_ones_come(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        var bills = await company.WithBillsAsync(11);
        var first = (await company.GetAsync("bills?limit=4")).Ok();
        await company.PutHouseholdAsync("late");
        await company.BillAsync();
        var listed = Numbers(first);
        for (var next = first["next"].GetString(); next is not null;)
        {
            var page = (await company.GetAsync("bills?limit=4&after=" + next)).Ok();
            listed.AddRange(Numbers(page));
            next = page["next"].GetString();
        }

        listed.Count.ShouldBe(11);
        listed.Order(StringComparer.Ordinal).ShouldBe(bills);
        var exact = (await company.GetAsync("bills?limit=12")).Ok();
        exact.Items.Count.ShouldBe(12);
        exact["next"].GetString().ShouldBeNull();
        (await company.GetAsync("bills?limit=0")).Names("limit");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Filters_narrow_the_list_by_account_status_and_community(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        var bills = await company.WithBillsAsync(3);
        (await company.PutAsync("communities/C2", new { name = "和平里" })).Ok();
        await company.PutHouseholdAsync("B-1", community: "C2");
        await company.BillAsync();
        (await company.PayAsync(bills[0], "2400.00")).Ok();
        (await company.PayAsync(bills[1], "0.01")).Ok();
        async Task ShouldListAsync(string query, int count) => (await company.GetAsync("bills?" + query)).Ok().Items.Count.ShouldBe(count, query);
        await ShouldListAsync("status=Paid", 1);
        await ShouldListAsync("status=PartlyPaid", 1);
        await ShouldListAsync("status=Unpaid", 2);
        await ShouldListAsync("status=Void", 0);
        await ShouldListAsync("community=C2", 1);
        await ShouldListAsync("community=C1&status=Unpaid", 1);
        await ShouldListAsync("community=none", 0);
        await ShouldListAsync("account=B-1", 1);
        await ShouldListAsync("account=B", 0);
        await ShouldListAsync("season=" + company.Season, 4);
        await ShouldListAsync("season=" + company.Season.Previous, 0);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_bill_keeps_the_version_that_charged_it(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        var number = (await company.WithBillsAsync(1))[0];
        await company.PutTariffAsync(price: "99.00");
        await company.PutHouseholdAsync("1", area: "50.00");
        var bill = (await company.GetAsync("bills/" + number)).Ok();
        bill["version"].GetInt32().ShouldBe(1);
        bill.Text("due").ShouldBe("2400.00");
        bill["inputs"].GetProperty("heatedArea").GetString().ShouldBe("100.00");
        foreach (var unknown in (string[])["RL26-9999999", "x", "RL26-0000001x"])
            (await company.GetAsync("bills/" + unknown)).Refuses(HttpStatusCode.NotFound);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task The_late_fee_grows_from_day_to_day_and_stops_with_payment(DatabaseProvider database)
    {
        // The clock is the host's, so this test has one of its own.
        await using var own = await HeatingHost.StartAsync(null);
        await own.CreateTenantAsync("late", "heating-test", database);
        var company = await HeatingCompany.OpenAsync(own, "late");
        var number = (await company.WithBillsAsync(1, payWithin: 0))[0];
        (await company.GetAsync("bills/" + number)).Ok().Text("due").ShouldBe("2400.00");

        own.Clock.Advance(TimeSpan.FromDays(1));
        await company.RenewTokenAsync();
        var late = (await company.GetAsync("bills/" + number)).Ok();
        late.Text("due").ShouldBe("2401.20");
        late["lines"].EnumerateArray().Select(line => (line.GetProperty("code").GetString(), line.GetProperty("amount").GetString()))
            .ShouldBe([("heat", "2400.00"), ("late-fee", "1.20")]);
        (await company.GetAsync("bills")).Ok().Items.Single().GetProperty("due").GetString().ShouldBe("2401.20");

        own.Clock.Advance(TimeSpan.FromDays(9));
        await company.RenewTokenAsync();
        (await company.GetAsync("bills/" + number)).Ok().Text("due").ShouldBe("2412.00");
        (await company.PayAsync(number, "2412.01")).Refuses(HttpStatusCode.Conflict, "OverPayment");
        (await company.PayAsync(number, "1212.00")).Ok();
        (await company.GetAsync("bills/" + number)).Ok().Text("due").ShouldBe("1200.00");

        own.Clock.Advance(TimeSpan.FromDays(10));
        await company.RenewTokenAsync();
        var rest = (await company.GetAsync("bills/" + number)).Ok();
        rest.Text("due").ShouldBe("1206.00");
        rest.Text("paid").ShouldBe("1212.00");
        rest.Text("status").ShouldBe("PartlyPaid");
        (await company.PayAsync(number, "1206.00")).Ok();
        own.Clock.Advance(TimeSpan.FromDays(10));
        await company.RenewTokenAsync();
        var settled = (await company.GetAsync("bills/" + number)).Ok();
        (settled.Text("due"), settled.Text("paid"), settled.Text("status")).ShouldBe(("0.00", "2418.00", "Paid"));
        settled["lines"].EnumerateArray().Select(line => line.GetProperty("amount").GetString()).ShouldBe(["2400.00", "18.00"]);
        await company.RollupsShouldAgreeAsync();
        (await company.GetAsync("statistics/communities")).Ok().Items.Single().GetProperty("receivable").GetString().ShouldBe("2418.00");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Statistics_add_up_to_the_bills_on_every_level(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        await company.PutTariffAsync();
        var random = new Random(20261125);
        for (var n = 0; n < 16; n++)
        {
            await company.PutHouseholdAsync(
                "S-" + n, area: FormattableString.Invariant($"{40 + random.Next(100)}.{random.Next(100):00}"),
                community: "K" + (n / 8), building: (n / 4 % 2 + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), unit: (n / 2 % 2 + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        await company.PutHouseholdAsync("unsigned", tariff: null, community: "K0");
        await company.BillAsync();
        var bills = (await company.GetAsync("bills?limit=500")).Ok().Items;
        foreach (var bill in bills.Where((_, index) => index % 3 == 0))
            (await company.PayAsync(bill.GetProperty("number").GetString()!, bill.GetProperty("due").GetString()!)).Ok();
        foreach (var bill in bills.Where((_, index) => index % 3 == 1))
            (await company.PayAsync(bill.GetProperty("number").GetString()!, "123.45")).Ok();

        var truth = (await company.GetAsync("bills?limit=500")).Ok().Items;
        var byAccount = truth.ToDictionary(bill => bill.GetProperty("account").GetString()!);
        var (charge, paid, due) = (Sum(truth, "charge"), Sum(truth, "paid"), Sum(truth, "due"));
        var households = await ShouldAddUpAsync(null, 17, charge, paid, due);
        households.Count.ShouldBe(17);
        foreach (var row in households.Where(row => row.GetProperty("code").GetString() != "unsigned"))
        {
            var bill = byAccount[row.GetProperty("code").GetString()!];
            row.GetProperty("receivable").GetString().ShouldBe(bill.GetProperty("charge").GetString());
            row.GetProperty("received").GetString().ShouldBe(bill.GetProperty("paid").GetString());
            row.GetProperty("arrears").GetString().ShouldBe(bill.GetProperty("due").GetString());
        }

        await company.RollupsShouldAgreeAsync();
        (await company.GetAsync($"statistics/communities?season={company.Season.Previous}")).Ok().Items.ShouldAllBe(row => row.GetProperty("receivable").GetString() == "0.00");

        // Goes down level by level; the rows of each must add up to the row above.
        async Task<List<System.Text.Json.JsonElement>> ShouldAddUpAsync(string? under, long count, Money receivable, Money received, Money arrears)
        {
            var rows = (await company.GetAsync("statistics/communities" + (under is null ? "" : "?under=" + Uri.EscapeDataString(under)))).Ok().Items;
            rows.Sum(row => row.GetProperty("households").GetInt64()).ShouldBe(count, under);
            (Sum(rows, "receivable"), Sum(rows, "received"), Sum(rows, "arrears")).ShouldBe((receivable, received, arrears), under);
            if (under?.Count(c => c == '/') == 2)
                return [.. rows];
            var leaves = new List<System.Text.Json.JsonElement>();
            foreach (var row in rows)
            {
                leaves.AddRange(await ShouldAddUpAsync(
                    row.GetProperty("code").GetString(), row.GetProperty("households").GetInt64(),
                    Answer.Yuan(row.GetProperty("receivable").GetString()!), Answer.Yuan(row.GetProperty("received").GetString()!), Answer.Yuan(row.GetProperty("arrears").GetString()!)));
            }

            return leaves;
        }
    }

    private static List<string> Numbers(Answer page) => [.. page.Items.Select(bill => bill.GetProperty("number").GetString()!)];

    private static Money Sum(IEnumerable<System.Text.Json.JsonElement> rows, string name)
        => rows.Aggregate(Money.Zero, (sum, row) => sum + Answer.Yuan(row.GetProperty(name).GetString()!));
}

using System.Net;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Heating.Tests;

/// <summary>Payments over the API (H-31, H-32): once per key, once per bill, receipts without a gap.</summary>
public sealed class PaymentTests(HeatingHost host) : IClassFixture<HeatingHost>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_payment_settles_the_bill_and_gives_a_receipt(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        var bill = (await company.WithBillsAsync(1))[0];
        var part = await company.PayAsync(bill, "400.00", method: "WeChatPay", externalNumber: "WX-1");
        part.Status.ShouldBe(HttpStatusCode.Created);
        part.Text("receipt").ShouldBe($"HD{company.Today:yyyyMMdd}-00001");
        (part.Text("bill"), part.Text("amount"), part.Text("method"), part.Text("externalNumber")).ShouldBe((bill, "400.00", "WeChatPay", "WX-1"));
        (await company.GetAsync("bills/" + bill)).Ok().Text("status").ShouldBe("PartlyPaid");
        (await company.PayAsync(bill, "2000.00")).Ok().Text("receipt").ShouldBe($"HD{company.Today:yyyyMMdd}-00002");
        var paid = (await company.GetAsync("bills/" + bill)).Ok();
        (paid.Text("status"), paid.Text("due"), paid.Text("paid")).ShouldBe(("Paid", "0.00", "2400.00"));
        (await company.PayAsync(bill, "0.01")).Refuses(HttpStatusCode.Conflict, "BillNotPayable");
        await company.RollupsShouldAgreeAsync();
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_payment_repeated_under_its_key_gives_the_first_answer_and_another_body_is_refused(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        var bills = await company.WithBillsAsync(2);
        var first = (await company.PayAsync(bills[0], "400.00", "k1")).Ok();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => company.PayAsync(bills[0], "400.00", "k1")));
        answers.ShouldAllBe(answer => answer.Status == first.Status && answer.Body.ToString() == first.Body.ToString());
        (await company.PayAsync(bills[0], "401.00", "k1")).Refuses(HttpStatusCode.Conflict, "IdempotencyConflict");
        (await company.PayAsync(bills[0], "400.00", "k1", method: "BankCard")).Refuses(HttpStatusCode.Conflict, "IdempotencyConflict");
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_receipts")).ShouldBe(1);

        // A key belongs to its caller and address; a refused payment leaves its key free.
        (await company.PayAsync(bills[1], "400.00", "k1")).Ok().Text("receipt").ShouldNotBe(first.Text("receipt"));
        (await company.PayAsync(bills[0], "9000.00", "k2")).Refuses(HttpStatusCode.Conflict, "OverPayment");
        (await company.PayAsync(bills[0], "1.00", "k2")).Ok();
        (await company.PayAsync(bills[0], "1.00", new string('k', 201))).Names("Idempotency-Key");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task The_same_key_by_many_at_once_takes_the_money_once(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        var bill = (await company.WithBillsAsync(1))[0];
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => company.PayAsync(bill, "100.00", "once")));
        answers.Select(answer => answer.Ok().Text("receipt")).Distinct().Count().ShouldBe(1);
        (await company.GetAsync("bills/" + bill)).Ok().Text("paid").ShouldBe("100.00");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Without_a_key_every_request_is_a_payment_of_its_own(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        var bill = (await company.WithBillsAsync(1))[0];
        (await company.PayAsync(bill, "1200.00")).Ok();
        (await company.PayAsync(bill, "1200.00")).Ok();
        (await company.PayAsync(bill, "1200.00")).Refuses(HttpStatusCode.Conflict, "BillNotPayable");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Many_who_settle_one_bill_at_once_settle_it_once(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        var bill = (await company.WithBillsAsync(1))[0];
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => company.PayAsync(bill, "2400.00", "k" + n)));
        answers.Count(answer => answer.Status == HttpStatusCode.Created).ShouldBe(1);
        foreach (var refused in answers.Where(answer => answer.Status != HttpStatusCode.Created))
            refused.Refuses(HttpStatusCode.Conflict, "BillNotPayable");
        (await company.GetAsync("bills/" + bill)).Ok().Text("paid").ShouldBe("2400.00");
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_receipts")).ShouldBe(1);
        (await company.SqlAsync<long>("SELECT CAST(SUM(amount) AS BIGINT) FROM heating_payments")).ShouldBe(240_000);
        await company.RollupsShouldAgreeAsync();
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Part_payments_at_once_never_add_up_to_more_than_the_bill(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        var bill = (await company.WithBillsAsync(1))[0];
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => company.PayAsync(bill, "700.00")));
        answers.Count(answer => answer.Status == HttpStatusCode.Created).ShouldBe(3);
        foreach (var refused in answers.Where(answer => answer.Status != HttpStatusCode.Created))
            refused.Refuses(HttpStatusCode.Conflict, "OverPayment");
        var left = (await company.GetAsync("bills/" + bill)).Ok();
        (left.Text("paid"), left.Text("due")).ShouldBe(("2100.00", "300.00"));
        await company.RollupsShouldAgreeAsync();
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Receipts_of_payments_at_once_are_numbered_without_a_gap_or_a_double(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        var bills = await company.WithBillsAsync(10);
        var answers = await Task.WhenAll(bills.SelectMany(bill => new[] { "1.00", "2.00", "9999.00", "3.00" }.Select(amount => company.PayAsync(bill, amount))));
        var numbers = answers.Where(answer => answer.Status == HttpStatusCode.Created).Select(answer => answer.Text("receipt")).Order(StringComparer.Ordinal);
        numbers.ShouldBe(Enumerable.Range(1, 30).Select(n => $"HD{company.Today:yyyyMMdd}-{n:00000}"));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_channels_number_is_recorded_once(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        var bills = await company.WithBillsAsync(12);
        var answers = await Task.WhenAll(bills.Select(bill => company.PayAsync(bill, "100.00", method: "BankCard", externalNumber: "POS-7")));
        answers.Count(answer => answer.Status == HttpStatusCode.Created).ShouldBe(1);
        foreach (var refused in answers.Where(answer => answer.Status != HttpStatusCode.Created))
            refused.Refuses(HttpStatusCode.Conflict, "ExternalNumberUsed");
        (await company.PayAsync(bills[0], "100.00", method: "Alipay", externalNumber: "POS-7")).Ok();
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_receipts")).ShouldBe(2);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Wrong_payments_name_every_field_and_take_no_money(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        var bill = (await company.WithBillsAsync(1))[0];
        (await company.PostAsync($"bills/{bill}/payments", "{}")).Names("method", "amount");
        (await company.PostAsync($"bills/{bill}/payments", """{ "method": "Cheque", "amount": "0.00", "externalNumber": 5, "received": "1.00" }""")).Names("method", "amount", "externalNumber", "received");
        foreach (var amount in (string[])["0.00", "-1.00", "1.001", "1e3", "1,000.00", "", " 1", "99999999999999999999"])
            (await company.PayAsync(bill, amount)).Names("amount");
        (await company.PostAsync($"bills/{bill}/payments", new { method = "Cash", amount = 100 })).Names("amount");
        (await company.PayAsync(bill, "-1.00", externalNumber: "a b")).Names("amount", "externalNumber");
        (await company.PayAsync(bill, "1.00", externalNumber: "X1")).Names("externalNumber");
        (await company.PayAsync("RL26-9999999", "1.00")).Refuses(HttpStatusCode.NotFound);
        (await company.SendAsync(HttpMethod.Post, $"bills/{bill}/payments", null)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await company.GetAsync("bills/" + bill)).Ok().Text("paid").ShouldBe("0.00");
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_counters")).ShouldBe(0);
    }
}

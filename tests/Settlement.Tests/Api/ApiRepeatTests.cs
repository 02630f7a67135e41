using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Settlement.Tests.Api;

/// <summary>"The same request twice gives the first answer; the same key with another body is 409."</summary>
public sealed class ApiRepeatTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_deposit_reported_twice_or_ten_times_at_once_is_posted_once(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        var first = (await exchange.Machine.PutAsync("bank-deposits/SN1", ApiExchange.Deposit("500.00"))).ShouldHaveStatus(200);
        (await exchange.Machine.PutAsync("bank-deposits/SN1", ApiExchange.Deposit("500.00"))).ShouldBe(first);
        await RefusedAsync(exchange, "bank-deposits/SN1", ApiExchange.Deposit("500.01"), "DepositConflict");
        await RefusedAsync(exchange, "bank-deposits/SN1", ApiExchange.Deposit("500.00", "H2"), "DepositConflict");
        await RefusedAsync(exchange, "bank-deposits/SN1", ApiExchange.Deposit("500.00", bank: "工商银行"), "DepositConflict");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => exchange.Machine.PutAsync("bank-deposits/SN2", ApiExchange.Deposit("250.00"))));
        answers.ShouldAllBe(answer => answer == answers[0] && answer.Status == 200);
        (await exchange.Machine.GetAsync("members/H1/account"))["available"].ShouldBe("750.00");
        (await exchange.Machine.GetAsync("ledger/verification"))["journals"].ShouldBe("2");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task What_is_put_again_unchanged_leaves_no_audit_row(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        async Task<long> PutAllAsync(string name)
        {
            (await exchange.Machine.PutAsync("members/S1", new { name, kind = "Supplier" })).ShouldHaveStatus(200);
            (await exchange.Machine.PutAsync("orders/D1", ApiExchange.Order("300.00"))).ShouldHaveStatus(200);
            (await exchange.Machine.PutAsync("invoices/F1", ApiExchange.Invoice("D1", "300.00"))).ShouldHaveStatus(200);
            return await exchange.SqlAsync<long>("SELECT COUNT(*) FROM identity_audit");
        }

        var first = await PutAllAsync("会员S1");
        (await PutAllAsync("会员S1")).ShouldBe(first);
        (await PutAllAsync("新名称")).ShouldBeGreaterThan(first);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_order_and_an_invoice_are_written_once(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        var order = (await exchange.Machine.PutAsync("orders/D1", ApiExchange.Order("300.00"))).ShouldHaveStatus(200);
        (await exchange.Machine.PutAsync("orders/D1", ApiExchange.Order("300.00"))).ShouldBe(order);
        (await RefusedAsync(exchange, "orders/D1", ApiExchange.Order("300.01"), "OrderConflict"))["title"]!.ShouldContain("amount=300.00");
        await RefusedAsync(exchange, "orders/D1", ApiExchange.Order("300.00", buyer: "H2"), "OrderConflict");

        var invoice = (await exchange.Machine.PutAsync("invoices/F1", ApiExchange.Invoice("D1", "300.00"))).ShouldHaveStatus(200);
        (await exchange.Machine.PutAsync("invoices/F1", ApiExchange.Invoice("D1", "300.00"))).ShouldBe(invoice);
        (await RefusedAsync(exchange, "invoices/F1", ApiExchange.Invoice("D1", "299.00"), "InvoiceConflict"))["title"]!.ShouldContain("amount=300.00");
        (await exchange.Machine.PutAsync("orders/D2", ApiExchange.Order("300.00"))).ShouldHaveStatus(200);
        (await RefusedAsync(exchange, "invoices/F1", ApiExchange.Invoice("D2", "300.00"), "InvoiceConflict"))["title"]!.ShouldContain("order=D1");

        var confirmed = (await exchange.Machine.PutAsync("invoices/F1/confirmation", new { confirmedOn = ApiExchange.Day(3) })).ShouldHaveStatus(200);
        (await exchange.Machine.PutAsync("invoices/F1/confirmation", new { confirmedOn = ApiExchange.Day(3) })).ShouldBe(confirmed);
        await RefusedAsync(exchange, "invoices/F1/confirmation", new { confirmedOn = ApiExchange.Day(2) }, "InvoiceAlreadyConfirmed");
        (await exchange.Machine.GetAsync("invoices/F1")).ShouldBe(confirmed);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Ten_callers_at_once_write_an_order_and_an_invoice_once(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        var orders = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => exchange.Machine.PutAsync("orders/D1", ApiExchange.Order(n % 2 == 0 ? "300.00" : "301.00"))));
        orders.Count(answer => answer.Status == 200).ShouldBe(5);
        orders.Count(answer => answer.Code == "OrderConflict").ShouldBe(5);
        var amount = orders.First(answer => answer.Status == 200)["amount"]!;
        var invoices = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => exchange.Machine.PutAsync("invoices/F1", ApiExchange.Invoice("D1", amount))));
        invoices.ShouldAllBe(answer => answer == invoices[0] && answer.Status == 200);
        (await exchange.SqlAsync<long>("SELECT invoice_count FROM settlement_orders")).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_payment_is_made_once_under_its_key(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.InvoiceAsync("F1", "300.00");
        await exchange.InvoiceAsync("F2", "200.00");
        var maker = await exchange.PersonAsync("maker");
        var first = (await maker.PostAsync("payments", new { invoices = new[] { "F1" } }, "key-1")).ShouldHaveStatus(200);
        (await maker.PostAsync("payments", new { invoices = new[] { "F1" } }, "key-1")).ShouldBe(first);
        (await maker.PostAsync("payments", new { invoices = new[] { "F2" } }, "key-1")).ShouldHaveStatus(409).Code.ShouldBe("IdempotencyConflict");
        (await maker.PostAsync("payments", new { invoices = new[] { "F1" } }, "key-2")).ShouldHaveStatus(409).Code.ShouldBe("InvoiceNotPayable");
        var both = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => maker.PostAsync("payments", new { invoices = new[] { "F2" } }, "key-3")));
        both.ShouldAllBe(answer => answer == both[0] && answer.Status == 200);
        (await exchange.SqlAsync<long>("SELECT COUNT(*) FROM settlement_payments")).ShouldBe(2);
    }

    private static async Task<ApiAnswer> RefusedAsync(ApiExchange exchange, string address, object body, string code)
    {
        var before = await exchange.CountRowsAsync();
        var answer = (await exchange.Machine.PutAsync(address, body)).ShouldHaveStatus(409);
        answer.Code.ShouldBe(code);
        (await exchange.CountRowsAsync()).ShouldBe(before);
        return answer;
    }
}

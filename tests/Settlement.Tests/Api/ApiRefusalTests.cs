using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Settlement.Tests.Api;

/// <summary>What the API refuses, how it says so, and that nothing is half-done.</summary>
public sealed class ApiRefusalTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Every_wrong_field_of_every_write_is_named_at_once_and_nothing_is_written(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.InvoiceAsync("F1", "100.00");
        var machine = exchange.Machine;
        var before = await exchange.CountRowsAsync();
        async Task WrongAsync(string address, object body, params string[] fields)
            => (await machine.PutAsync(address, body)).ShouldHaveStatus(400).WrongFields.ShouldBe(fields, address);

        await WrongAsync("members/X", new { kind = "Clinic", superior = 7, colour = "red" }, "code", "colour", "kind", "name", "superior");
        await WrongAsync("members/H3", new { name = "", kind = "Hospital", superior = "H1" }, "name", "superior");
        await WrongAsync("members/P3", new { name = "x", kind = "PrimaryInstitution", superior = "none" }, "superior");
        await WrongAsync("orders/D%202", new { buyer = "S1", supplier = "none", amount = 12.5, placedOn = "2026-02-30", colour = "red" }, "amount", "buyer", "colour", "no", "placedOn", "supplier");
        await WrongAsync("orders/D2", new { buyer = "H1", supplier = "H2", amount = "0.00", placedOn = ApiExchange.Day() }, "amount", "supplier");
        await WrongAsync("orders/D2", new { }, "amount", "buyer", "placedOn", "supplier");
        await WrongAsync("invoices/F%202", new { order = "none", buyer = "none", supplier = "H1", amount = "1.005", issuedOn = "today" }, "amount", "buyer", "issuedOn", "no", "order", "supplier");
        await WrongAsync("invoices/F2", new { order = "DF1", buyer = "H2", supplier = "S1", amount = "-1.00", issuedOn = ApiExchange.Day() }, "amount", "buyer");
        await WrongAsync("invoices/F1/confirmation", new { confirmedOn = ApiExchange.Day(-1), by = "me" }, "by", "confirmedOn");
        await WrongAsync("bank-deposits/S%201", new { member = "none", amount = "1e3", bookedOn = ApiExchange.Day(-1), bank = "" }, "amount", "bank", "bookedOn", "member", "serial");
        (await machine.PutAsync("invoices/none/confirmation", new { confirmedOn = ApiExchange.Day() })).ShouldHaveStatus(404);

        var checker = await exchange.PersonAsync("both");
        (await checker.PostAsync("payments", new { invoices = Array.Empty<string>(), acceptOlderOverdue = "yes", colour = 1 })).ShouldHaveStatus(400)
            .WrongFields.ShouldBe(["acceptOlderOverdue", "colour", "invoices"]);
        (await checker.PostAsync("payments/none/review", new { decision = "Maybe", opinion = 7 })).ShouldHaveStatus(400).WrongFields.ShouldBe(["decision", "opinion", "paymentPassword"]);
        (await checker.PostAsync("payments/none/review", new { decision = "Refuse", opinion = " " })).ShouldHaveStatus(400).WrongFields.ShouldBe(["opinion", "paymentPassword"]);
        (await exchange.CountRowsAsync()).ShouldBe(before);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task What_belongs_to_another_member_does_not_exist(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.InvoiceAsync("F1", "300.00");
        var maker = await exchange.PersonAsync("maker");
        var payment = (await maker.PostAsync("payments", new { invoices = new[] { "F1" } })).ShouldHaveStatus(200);

        var stranger = await exchange.PersonAsync("stranger");
        (await stranger.GetAsync("invoices/F1")).ShouldHaveStatus(404);
        (await stranger.GetAsync("invoices")).ShouldHaveStatus(200).Json.GetProperty("items").GetArrayLength().ShouldBe(0);
        (await stranger.GetAsync("members/H1/account")).ShouldHaveStatus(404);
        (await stranger.GetAsync("members/H1/movements")).ShouldHaveStatus(404);
        (await stranger.PostAsync("payments", new { invoices = new[] { "F1" } })).ShouldHaveStatus(404);
        var review = new { decision = "Agree", opinion = "同意", paymentPassword = ApiHost.PaymentPassword };
        (await stranger.PostAsync($"payments/{payment["id"]}/review", review)).ShouldHaveStatus(404);
        (await exchange.Machine.GetAsync("invoices/F1"))["status"].ShouldBe("PendingReview");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_token_opens_its_own_tenant_and_what_it_was_granted(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        var other = await host.NewAsync(database);
        await exchange.InvoiceAsync("F1", "300.00");
        (await exchange.Machine.At(host.Host, other.Tenant).GetAsync("invoices")).ShouldHaveStatus(401);
        (await exchange.Machine.At(host.Host, exchange.Tenant, withToken: false).GetAsync("invoices")).ShouldHaveStatus(401);

        var narrow = await ApiCaller.MachineAsync(host.Host, exchange.Tenant, "Settlement.ViewInvoices");
        (await narrow.GetAsync("invoices/F1")).ShouldHaveStatus(200);
        (await narrow.GetAsync("members/H1/account")).ShouldHaveStatus(403);
        (await narrow.PutAsync("bank-deposits/SN1", ApiExchange.Deposit("1.00"))).ShouldHaveStatus(403);

        // The client holds the permission, but only a person pays.
        (await exchange.Machine.PostAsync("payments", new { invoices = new[] { "F1" } })).ShouldHaveStatus(403).Code.ShouldBe("PersonRequired");
        (await (await exchange.PersonAsync("maker")).PutAsync("bank-deposits/SN1", ApiExchange.Deposit("1.00"))).ShouldHaveStatus(403);
        (await exchange.SqlAsync<long>("SELECT COUNT(*) FROM settlement_journals")).ShouldBe(0);
    }
}

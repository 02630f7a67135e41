using System.Text.Json;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Settlement.Tests.Api;

/// <summary>The table "Settlement" of the API's promise, called over HTTP with real tokens and real accounts.</summary>
public sealed class ApiWalkTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Every_call_of_the_table_answers_what_it_promises(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        var machine = exchange.Machine;

        await exchange.PutMemberAsync("A1", "Agency");
        var member = await exchange.PutMemberAsync("P1", "PrimaryInstitution", "A1");
        member.Text.ShouldBe("""{"code":"P1","name":"会员P1","kind":"PrimaryInstitution","superior":"A1","enabled":true,"administrator":{"userName":"P1"}}""");
        (await machine.GetAsync("members/H1/account")).ShouldHaveStatus(200).Text.ShouldBe("""{"available":"0.00","frozen":"0.00","total":"0.00"}""");

        (await machine.PutAsync("bank-deposits/SN1", ApiExchange.Deposit("1000.00"))).ShouldHaveStatus(200)["amount"].ShouldBe("1000.00");
        (await machine.GetAsync("members/H1/account")).ShouldHaveStatus(200)["available"].ShouldBe("1000.00");

        (await machine.PutAsync("orders/D1", ApiExchange.Order("300.50"))).ShouldHaveStatus(200)["status"].ShouldBe("Unpaid");
        var invoice = (await machine.PutAsync("invoices/F1", ApiExchange.Invoice("D1", "300.50"))).ShouldHaveStatus(200);
        (invoice["status"], invoice["payer"], invoice["confirmedOn"], invoice["ageing"]).ShouldBe(("Unpaid", "H1", "", "None"));
        (await machine.PutAsync("invoices/F1/confirmation", new { confirmedOn = ApiExchange.Day(55) })).ShouldHaveStatus(200)["ageing"].ShouldBe("Warning");
        (await machine.GetAsync("invoices/F1")).ShouldHaveStatus(200)["confirmedOn"].ShouldBe(ApiExchange.Day(55));
        (await Numbers(machine, "invoices?status=Unpaid&buyer=H1&supplier=S1&ageing=Warning")).ShouldBe(["F1"]);
        (await Numbers(machine, "invoices?ageing=Overdue")).ShouldBeEmpty();

        var maker = await exchange.PersonAsync("maker");
        var payment = (await maker.PostAsync("payments", new { invoices = new[] { "F1" }, acceptOlderOverdue = false }, "key-1")).ShouldHaveStatus(200);
        payment["status"].ShouldBe("PendingReview");
        (await machine.GetAsync("invoices/F1"))["status"].ShouldBe("PendingReview");

        var checker = await exchange.PersonAsync("checker");
        var review = new { decision = "Agree", opinion = "同意", paymentPassword = ApiHost.PaymentPassword };
        var paid = (await checker.PostAsync($"payments/{payment["id"]}/review", review)).ShouldHaveStatus(200);
        (paid["id"], paid["status"]).ShouldBe((payment["id"], "Paid"));
        (await machine.GetAsync("invoices/F1"))["status"].ShouldBe("Paid");
        (await machine.PutAsync("orders/D1", ApiExchange.Order("300.50"))).ShouldHaveStatus(200)["status"].ShouldBe("Paid");
        (await machine.GetAsync("members/S1/account"))["total"].ShouldBe("300.50");

        var movements = (await machine.GetAsync("members/H1/movements")).ShouldHaveStatus(200).Json.GetProperty("items").EnumerateArray()
            .Select(row => string.Join(' ', Text(row, "amount"), Text(row, "balance"), Text(row, "kind"), Text(row, "document"), Text(row, "counterparty")));
        movements.ShouldBe([$"-300.50 699.50 Payment {payment["id"]} 会员S1", "1000.00 1000.00 Deposit SN1 建设银行"]);
        var verification = (await machine.GetAsync("ledger/verification")).ShouldHaveStatus(200);
        (verification["ok"], verification["journals"], verification["firstFault"]).ShouldBe(("True", "2", ""));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_list_comes_in_pages_that_miss_and_repeat_nothing(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        for (var n = 1; n <= 5; n++)
            await exchange.InvoiceAsync("F" + n, "10.00");
        var (found, after) = (new List<string?>(), "");
        do
        {
            var page = (await exchange.Machine.GetAsync("invoices?limit=2" + after)).ShouldHaveStatus(200);
            found.AddRange(page.Json.GetProperty("items").EnumerateArray().Select(row => Text(row, "no")));
            after = page["next"] is { Length: > 0 } next ? "&after=" + next : "";
        }
        while (after.Length > 0);
        found.Order(StringComparer.Ordinal).ShouldBe(["F1", "F2", "F3", "F4", "F5"]);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Every_wrong_parameter_of_a_list_is_named_at_once(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        (await exchange.Machine.GetAsync("invoices?limit=0&after=x!&status=Gone&ageing=Old&colour=red")).ShouldHaveStatus(400)
            .WrongFields.ShouldBe(["after", "ageing", "colour", "limit", "status"]);
        (await exchange.Machine.GetAsync("members/H1/movements?limit=many&after=x!&kind=Deposit")).ShouldHaveStatus(400).WrongFields.ShouldBe(["after", "kind", "limit"]);
        (await exchange.Machine.GetAsync("ledger/verification?block=last&colour=red")).ShouldHaveStatus(400).WrongFields.ShouldBe(["block", "colour"]);
    }

    private static async Task<List<string?>> Numbers(ApiCaller caller, string address)
        => [.. (await caller.GetAsync(address)).ShouldHaveStatus(200).Json.GetProperty("items").EnumerateArray().Select(row => Text(row, "no"))];

    private static string? Text(JsonElement row, string member) => row.GetProperty(member).GetString();
}

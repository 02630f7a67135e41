using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Settlement.Tests.Api;

/// <summary>Maker and checker over HTTP, with their own tokens and payment passwords.</summary>
public sealed class ApiPaymentTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Older_overdue_invoices_are_asked_about_before_a_payment(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.InvoiceAsync("OLD", "80.00", confirmedDaysAgo: 93);
        await exchange.InvoiceAsync("NEW", "100.00", confirmedDaysAgo: 10);
        var maker = await exchange.PersonAsync("maker");
        var question = (await maker.PostAsync("payments", new { invoices = new[] { "NEW" }, acceptOlderOverdue = false })).ShouldHaveStatus(409);
        question.Code.ShouldBe("OlderOverdueInvoices");
        question["title"]!.ShouldContain("OLD");
        (await exchange.SqlAsync<long>("SELECT COUNT(*) FROM settlement_payments")).ShouldBe(0);
        (await maker.PostAsync("payments", new { invoices = new[] { "NEW" }, acceptOlderOverdue = true })).ShouldHaveStatus(200)["status"].ShouldBe("PendingReview");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_review_takes_another_person_the_permission_and_the_payment_password(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.DepositAsync("1000.00");
        await exchange.InvoiceAsync("F1", "300.00");
        var both = await exchange.PersonAsync("both");
        var review = $"payments/{(await both.PostAsync("payments", new { invoices = new[] { "F1" } })).ShouldHaveStatus(200)["id"]}/review";
        object Decision(string decision, string opinion, string password) => new { decision, opinion, paymentPassword = password };

        (await both.PostAsync(review, Decision("Agree", "同意", ApiHost.PaymentPassword))).ShouldHaveStatus(409).Code.ShouldBe("MakerCanNotReview");
        (await (await exchange.PersonAsync("maker")).PostAsync(review, Decision("Agree", "同意", ApiHost.PaymentPassword))).ShouldHaveStatus(403);

        var checker = await exchange.PersonAsync("checker");
        var wrong = await checker.PostAsync(review, Decision("Agree", "同意", "Wrong#Pass-1"));
        wrong.ShouldHaveStatus(409).Code.ShouldBe("WrongPaymentPassword");
        wrong.WrongFields.ShouldBe(["paymentPassword"]);
        wrong["title"]!.ShouldContain("4");
        (await checker.PostAsync(review, Decision("Agree", "同意", "Wrong#Pass-2")))["title"]!.ShouldContain("3");
        (await checker.PostAsync(review, Decision("Refuse", " ", ApiHost.PaymentPassword))).ShouldHaveStatus(400).WrongFields.ShouldBe(["opinion"]);
        (await exchange.Machine.GetAsync("invoices/F1"))["status"].ShouldBe("PendingReview");

        (await checker.PostAsync(review, Decision("Agree", "同意", ApiHost.PaymentPassword))).ShouldHaveStatus(200)["status"].ShouldBe("Paid");
        (await checker.PostAsync(review, Decision("Agree", "同意", ApiHost.PaymentPassword))).ShouldHaveStatus(409).Code.ShouldBe("PaymentAlreadyReviewed");
        (await exchange.Machine.GetAsync("members/H1/account"))["available"].ShouldBe("700.00");
        (await exchange.Machine.GetAsync("ledger/verification"))["ok"].ShouldBe("True");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Two_people_who_agree_at_once_post_once(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.DepositAsync("1000.00");
        await exchange.InvoiceAsync("F1", "300.00");
        var maker = await exchange.PersonAsync("maker");
        var review = $"payments/{(await maker.PostAsync("payments", new { invoices = new[] { "F1" } })).ShouldHaveStatus(200)["id"]}/review";
        ApiCaller[] reviewers = [await exchange.PersonAsync("checker"), await exchange.PersonAsync("both")];
        var decision = new { decision = "Agree", opinion = "同意", paymentPassword = ApiHost.PaymentPassword };
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => reviewers[n % 2].PostAsync(review, decision)));
        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        answers.Count(answer => answer.Code == "PaymentAlreadyReviewed").ShouldBe(5, string.Join('\n', answers.Select(answer => answer.Text)));
        (await exchange.Machine.GetAsync("members/S1/account"))["available"].ShouldBe("300.00");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_refused_payment_may_be_made_again_and_one_without_funds_fails(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.InvoiceAsync("F1", "300.00");
        var (maker, checker) = (await exchange.PersonAsync("maker"), await exchange.PersonAsync("checker"));
        async Task<ApiAnswer> DecideAsync(string decision)
        {
            var payment = (await maker.PostAsync("payments", new { invoices = new[] { "F1" } })).ShouldHaveStatus(200);
            return (await checker.PostAsync($"payments/{payment["id"]}/review", new { decision, opinion = "核对发票", paymentPassword = ApiHost.PaymentPassword })).ShouldHaveStatus(200);
        }

        (await DecideAsync("Refuse"))["status"].ShouldBe("ReviewRefused");
        (await exchange.Machine.GetAsync("invoices/F1"))["status"].ShouldBe("ReviewRefused");
        (await DecideAsync("Agree"))["status"].ShouldBe("PaymentFailed");
        (await exchange.SqlAsync<long>("SELECT COUNT(*) FROM settlement_journals")).ShouldBe(0);
    }
}

using System.Text.RegularExpressions;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Settlement.Tests.Api;

/// <summary>Who is told of a payment: those who may review it, then its maker; no other member and nobody at the exchange.</summary>
public sealed partial class NotificationTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly string[] Everyone = ["admin", "both", "checker", "maker", "stranger"];

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Reviewers_are_told_of_a_payment_and_its_maker_of_the_decision(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.InvoiceAsync("F1", "300.00");
        var (maker, checker) = (await exchange.PersonAsync("maker"), await exchange.PersonAsync("checker"));
        async Task<string> SubmitAsync() => (await maker.PostAsync("payments", new { invoices = new[] { "F1" } })).ShouldHaveStatus(200)["id"]!;
        async Task ReviewAsync(string payment, string decision)
            => (await checker.PostAsync($"payments/{payment}/review", new { decision, opinion = "发票有误", paymentPassword = ApiHost.PaymentPassword })).ShouldHaveStatus(200);

        var first = await SubmitAsync();
        foreach (var name in Everyone)
            (await MessagesAsync(exchange, name)).ShouldBe(name is "both" or "checker" ? [$"支付单 {first} 等您复核|陈静怡提交，1 张发票，共 300.00 元"] : [], name);

        await ReviewAsync(first, "Refuse");
        (await MessagesAsync(exchange, "maker")).ShouldBe([$"支付单 {first} 被退回|林国栋的意见：发票有误。发票可重新提交"]);

        var second = await SubmitAsync();
        await ReviewAsync(second, "Agree");
        (await MessagesAsync(exchange, "maker"))[0].ShouldStartWith($"支付单 {second} 付款失败：余额不足|");

        await exchange.DepositAsync("500.00");
        var third = await SubmitAsync();
        await ReviewAsync(third, "Agree");
        (await MessagesAsync(exchange, "maker"))[0].ShouldBe($"支付单 {third} 已付款|林国栋复核同意，300.00 元已付给供应商");
        (await MessagesAsync(exchange, "maker")).Length.ShouldBe(3);
        (await MessagesAsync(exchange, "both")).Length.ShouldBe(3);
        (await MessagesAsync(exchange, "stranger")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_leads_its_reader_to_the_page_it_speaks_of()
    {
        var exchange = await host.NewAsync(DatabaseProvider.Sqlite);
        await exchange.InvoiceAsync("F1", "300.00");
        var payment = (await (await exchange.PersonAsync("maker")).PostAsync("payments", new { invoices = new[] { "F1" } })).ShouldHaveStatus(200)["id"]!;
        (await (await exchange.PersonAsync("both")).PostAsync($"payments/{payment}/review", new { decision = "Agree", opinion = "同意", paymentPassword = ApiHost.PaymentPassword })).ShouldHaveStatus(200);

        foreach (var name in (string[])["checker", "maker"])
        {
            using var browser = await exchange.Host.SignInAsync(exchange.Tenant, name, ApiHost.Password);
            var form = await browser.ReadFormAsync("Identity/My/Notifications", "#inbox");
            form["id"] = (await exchange.SqlAsync<long>($"SELECT n.id FROM identity_notifications n JOIN identity_users u ON u.id = n.user_id WHERE u.user_name = '{name}'")).ToString(System.Globalization.CultureInfo.InvariantCulture);
            using var answer = await browser.PostAsync("Identity/My/Notifications?handler=Open", new FormUrlEncodedContent(form));
            (await browser.GetStringAsync(answer.Headers.Location)).ShouldContain(payment);
        }
    }

    /// <summary>The person's messages as the page shows them, the newest first.</summary>
    private static async Task<string[]> MessagesAsync(ApiExchange exchange, string userName)
    {
        using var browser = await exchange.Host.SignInAsync(exchange.Tenant, userName, ApiHost.Password);
        var page = System.Net.WebUtility.HtmlDecode(await browser.GetStringAsync("Identity/My/Notifications"));
        return [.. Message().Matches(page).Select(match => match.Groups["title"].Value + "|" + match.Groups["body"].Value)];
    }

    [GeneratedRegex("""<span class="msg-t">(?<title>[^<]+)</span><small>(?<body>[^<]+)</small>""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Message();
}

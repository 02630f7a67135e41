using System.Net;
using System.Text.RegularExpressions;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Heating.Tests;

/// <summary>The cashier's desk, shifts and receipts over its pages (H-31, H-32).</summary>
public sealed partial class DeskTests(HeatingHost host) : IClassFixture<HeatingHost>
{
    private const string PayForm = "form#desk";

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Cash_is_taken_within_an_open_shift_only(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        var bill = (await company.WithBillsAsync(1))[0];
        using var cashier = await company.SignInAsync("cashier");
        var form = await cashier.ReadFormAsync("Heating/Desk?account=1", PayForm);
        (await PayAsync(cashier, form)).ShouldContain("还没有开班，请先开班再收款");
        (await company.GetAsync("bills/" + bill)).Ok().Text("paid").ShouldBe("0.00");

        await OpenShiftAsync(cashier);
        (await PayAsync(cashier, form)).ShouldBeEmpty();
        (await company.GetAsync("bills/" + bill)).Ok().Text("status").ShouldBe("Paid");
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_receipts r JOIN heating_shifts s ON s.id = r.shift_id")).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Too_little_cash_or_too_much_payment_is_refused(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        var bill = (await company.WithBillsAsync(1))[0];
        using var cashier = await company.SignInAsync("cashier");
        await OpenShiftAsync(cashier);
        var form = await cashier.ReadFormAsync("Heating/Desk?account=1", PayForm);
        (await PayAsync(cashier, form, ("Input.Received", "2399.99"))).ShouldContain("实收现金 2,399.99 元少于本次缴费 2,400.00 元");
        (await PayAsync(cashier, form, ("Input.Amount", "2400.01"), ("Input.Received", "3000"))).ShouldContain("超过应缴 2,400.00 元");
        (await PayAsync(cashier, form, ("Input.Amount", "0"))).ShouldContain("请填写本次缴费金额");
        (await PayAsync(cashier, form, ("Input.Received", "many"))).ShouldContain("请填写实收现金");
        (await PayAsync(cashier, form, ("Input.Method", "BankCard"))).ShouldContain("流水号");
        (await PayAsync(cashier, form, ("Input.Method", "WeChatPay"))).ShouldContain("收费台可收现金、银行卡、转账");
        (await PayAsync(cashier, form, ("Input.Expected", "2399.00"))).ShouldContain("应缴金额已由");
        (await company.GetAsync("bills/" + bill)).Ok().Text("paid").ShouldBe("0.00");

        (await PayAsync(cashier, form, ("Input.Received", "2500"))).ShouldBeEmpty();
        (await company.SqlAsync<long>("SELECT change_given FROM heating_receipts")).ShouldBe(10_000);
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_receipts")).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task One_form_sent_many_times_at_once_posts_one_receipt(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        var bill = (await company.WithBillsAsync(1))[0];
        using var cashier = await company.SignInAsync("cashier");
        await OpenShiftAsync(cashier);
        var form = await cashier.ReadFormAsync("Heating/Desk?account=1", PayForm);
        form["Input.Amount"] = "400.00";
        var receipts = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var answer = await SendAsync(cashier, form);
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            return ReceiptNumber().Match(answer.Headers.Location!.ToString()).Value;
        }));
        receipts.Distinct().Single().ShouldBe($"HD{company.Today:yyyyMMdd}-00001");
        (await company.GetAsync("bills/" + bill)).Ok().Text("paid").ShouldBe("400.00");
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_receipts")).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Two_cashiers_with_one_bill_before_them_settle_it_once(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        var bill = (await company.WithBillsAsync(1))[0];
        using var cashier = await company.SignInAsync("cashier");
        using var other = await company.SignInAsync("cashier2");
        await OpenShiftAsync(cashier);
        await OpenShiftAsync(other);
        var forms = await Task.WhenAll(new[] { cashier, other }.Select(client => client.ReadFormAsync("Heating/Desk?account=1", PayForm)));
        var outcomes = await Task.WhenAll(PayAsync(cashier, forms[0]), PayAsync(other, forms[1]));
        outcomes.Count(outcome => outcome.Length == 0).ShouldBe(1);
        outcomes.Single(outcome => outcome.Length > 0).ShouldContain("已缴清");
        (await company.GetAsync("bills/" + bill)).Ok().Text("paid").ShouldBe("2400.00");
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_receipts")).ShouldBe(1);
        await company.RollupsShouldAgreeAsync();
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_shift_opened_twice_at_once_is_one_shift(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        using var cashier = await company.SignInAsync("cashier");
        var form = await cashier.ReadFormAsync("Heating/Desk", "form[action*=OpenShift]");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var answer = await cashier.PostAsync("Heating/Desk?handler=OpenShift", new FormUrlEncodedContent(form));
            return answer.StatusCode;
        }));
        answers.ShouldAllBe(status => status == HttpStatusCode.Redirect);
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_shifts")).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_shift_closes_with_its_cash_counted_and_a_difference_explained(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        await company.WithBillsAsync(2);
        using var cashier = await company.SignInAsync("cashier");
        await OpenShiftAsync(cashier);
        (await PayAsync(cashier, await cashier.ReadFormAsync("Heating/Desk?account=1", PayForm), ("Input.Amount", "400.00"), ("Input.Received", "500"))).ShouldBeEmpty();
        (await PayAsync(cashier, await cashier.ReadFormAsync("Heating/Desk?account=2", PayForm), ("Input.Method", "BankCard"), ("Input.ExternalNumber", "POS-1"))).ShouldBeEmpty();

        var form = await cashier.ReadFormAsync("Heating/Desk/Close");
        (await CloseAsync(cashier, form, "", "")).ShouldContain("请填写清点的现金");
        (await CloseAsync(cashier, form, "-1", "")).ShouldContain("请填写清点的现金");
        (await CloseAsync(cashier, form, "399.00", "")).ShouldContain("清点现金与应有 400.00 元不符");
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_shifts WHERE closed_at IS NULL")).ShouldBe(1);
        (await CloseAsync(cashier, form, "399.00", "少一元")).ShouldBeEmpty();
        (await company.SqlAsync<long>("SELECT expected_cash FROM heating_shifts")).ShouldBe(40_000);
        (await company.SqlAsync<long>("SELECT counted_cash FROM heating_shifts WHERE closed_at IS NOT NULL AND remark = '少一元'")).ShouldBe(39_900);

        // A closed shift takes no more money, and closing it again closes nothing.
        (await PayAsync(cashier, await cashier.ReadFormAsync("Heating/Desk?account=1", PayForm))).ShouldContain("还没有开班");
        (await CloseAsync(cashier, form, "0", "")).ShouldBeEmpty();
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_shifts")).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_shift_closed_while_money_is_taken_counts_all_that_is_in_it(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        await company.WithBillsAsync(6);
        using var cashier = await company.SignInAsync("cashier");
        for (var round = 0; round < 4; round++)
        {
            await OpenShiftAsync(cashier);
            var forms = new List<Dictionary<string, string>>();
            for (var account = 1; account <= 6; account++)
                forms.Add(await cashier.ReadFormAsync("Heating/Desk?account=" + account, PayForm));
            var close = await cashier.ReadFormAsync("Heating/Desk/Close");
            var payments = forms.Select(form => PayAsync(cashier, form, ("Input.Amount", "10.00"))).ToList();
            await Task.WhenAll([.. payments, CloseAsync(cashier, close, "0", "并发")]);
        }

        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_shifts WHERE closed_at IS NOT NULL")).ShouldBe(4);
        (await company.SqlAsync<long>(
            """
            SELECT COUNT(*) FROM heating_shifts s
            WHERE s.closed_at IS NOT NULL AND s.expected_cash <> (SELECT COALESCE(SUM(r.amount), 0) FROM heating_receipts r WHERE r.shift_id = s.id)
            """)).ShouldBe(0);
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_receipts WHERE shift_id IS NULL")).ShouldBe(0);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_reprint_is_marked_on_A4_and_on_the_slip(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        var bill = (await company.WithBillsAsync(1))[0];
        var receipt = (await company.PayAsync(bill, "2400.00")).Ok().Text("receipt");
        using var cashier = await company.SignInAsync("cashier");
        var address = "Heating/Receipts/Details?number=" + receipt;
        (await cashier.GetStringAsync(address)).ShouldNotContain("补打");
        (await PrintAsync(cashier, address)).ShouldNotContain("补打 第");
        (await cashier.GetStringAsync(address)).ShouldContain("补打 第 1 次");
        (await PrintAsync(cashier, address)).ShouldContain("补打 第 1 次");
        (await PrintAsync(cashier, address + "&paper=80")).ShouldContain("【补打 第 2 次】");
        var prints = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => PrintAsync(cashier, address)));
        Enumerable.Range(3, 5).ShouldAllBe(n => prints.Count(print => print.Contains($"补打 第 {n} 次", StringComparison.Ordinal)) == 1);
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM identity_audit WHERE action = 'Heating.ReceiptReprinted'")).ShouldBe(7);
    }

    private static async Task OpenShiftAsync(HttpClient cashier)
    {
        var form = await cashier.ReadFormAsync("Heating/Desk", "form[action*=OpenShift]");
        using var answer = await cashier.PostAsync("Heating/Desk?handler=OpenShift", new FormUrlEncodedContent(form));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    /// <summary>Sends the desk's form; what is wrong with it, or nothing.</summary>
    private static async Task<string> PayAsync(HttpClient cashier, Dictionary<string, string> form, params (string Name, string Value)[] changes)
    {
        var sent = new Dictionary<string, string>(form, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
            sent[name] = value;
        using var answer = await SendAsync(cashier, sent);
        if (answer.StatusCode == HttpStatusCode.Redirect)
            return "";
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient cashier, Dictionary<string, string> form)
        => cashier.PostAsync("Heating/Desk?handler=Pay&account=1", new FormUrlEncodedContent(form));

    private static async Task<string> CloseAsync(HttpClient cashier, Dictionary<string, string> form, string counted, string remark)
    {
        var sent = new Dictionary<string, string>(form, StringComparer.Ordinal) { ["Input.CountedCash"] = counted, ["Input.Remark"] = remark };
        using var answer = await cashier.PostAsync("Heating/Desk/Close", new FormUrlEncodedContent(sent));
        return answer.StatusCode == HttpStatusCode.Redirect ? "" : WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> PrintAsync(HttpClient cashier, string address)
    {
        var form = await cashier.ReadFormAsync(address, "#print-form");
        using var answer = await cashier.PostAsync(address, new FormUrlEncodedContent(form));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        // What is printed is the sheet; the bar above it is not.
        return page[page.IndexOf("<main", StringComparison.Ordinal)..];
    }

    [GeneratedRegex("HD[0-9]{8}-[0-9]{5}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReceiptNumber();
}

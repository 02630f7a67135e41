using System.Net;
using AngleSharp;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Settlement.Tests.Api;

/// <summary>Exports of the exchange's lists (S-15, S-17, S-19, S-30) over real HTTP: what the page shows, and nothing beyond.</summary>
public sealed class ExportTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Formula = "=HYPERLINK(\"http://evil\")";

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_member_exports_its_own_invoices_filtered_and_sorted_as_the_page_shows_them(DatabaseProvider database)
    {
        var exchange = await WithInvoicesAsync(database);
        using var maker = await host.Host.SignInAsync(exchange.Tenant, "maker", ApiHost.Password);
        foreach (var format in (string[])["csv", "xlsx"])
        {
            (await ExportedFile.GetAsync(maker, "Settlement/Invoices?sort=amount", format)).Column("发票号码").ShouldBe(["F3", "F1", "F2"], format);
            (await ExportedFile.GetAsync(maker, "Settlement/Invoices?sort=-amount", format)).Column("发票号码").ShouldBe(["F2", "F1", "F3"], format);
            (await ExportedFile.GetAsync(maker, "Settlement/Invoices?sort=amount&amountFrom=200&after=x&p=9", format)).Column("发票号码").ShouldBe(["F1", "F2"], format);
            (await ExportedFile.GetAsync(maker, "Settlement/Invoices?number=F9", format)).Body.ShouldBeEmpty(format);
            (await ExportedFile.GetAsync(maker, "Settlement/Orders", format)).Column("订单号").ShouldBe(["DF3", "DF2", "DF1"], format);
            (await ExportedFile.GetAsync(maker, "Settlement/Orders?number=F2", format)).Column("订单号").ShouldBe(["DF2"], format);
        }

        using var stranger = await host.Host.SignInAsync(exchange.Tenant, "stranger", ApiHost.Password);
        (await ExportedFile.GetAsync(stranger, "Settlement/Invoices", "csv")).Column("发票号码").ShouldBe(["F9"]);
        (await ExportedFile.GetAsync(stranger, "Settlement/Orders", "csv")).Column("订单号").ShouldBe(["DF9"]);
        (await ExportedFile.GetAsync(stranger, "Settlement/Movements?member=H1", "csv")).Body.ShouldBeEmpty();
        using var admin = await host.Host.SignInAsync(exchange.Tenant, "admin", ApiHost.Password);
        (await ExportedFile.GetAsync(admin, "Settlement/Invoices?sort=amount", "csv")).Column("发票号码").ShouldBe(["F3", "F9", "F1", "F2"]);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Amounts_are_numbers_days_are_dates_and_a_formula_in_a_name_is_a_text(DatabaseProvider database)
    {
        var exchange = await WithInvoicesAsync(database);
        (await exchange.Machine.PutAsync("members/S1", new { name = Formula, kind = "Supplier" })).ShouldHaveStatus(200);
        using var maker = await host.Host.SignInAsync(exchange.Tenant, "maker", ApiHost.Password);

        var csv = await ExportedFile.GetAsync(maker, "Settlement/Invoices?sort=amount", "csv");
        csv.Column("配送企业").ShouldAllBe(name => name == "'" + Formula);
        csv.Column("发票金额（元）").ShouldBe(["100.05", "300.00", "1234567.89"]);
        csv.Column("确认日期").ShouldAllBe(day => day == ApiExchange.Day(3));
        csv.Column("账龄（天）").ShouldAllBe(days => days == "3");
        csv.Column("状态").ShouldAllBe(status => status == "待支付");

        var xlsx = await ExportedFile.GetAsync(maker, "Settlement/Invoices?sort=amount", "xlsx");
        xlsx.Cells("配送企业").ShouldAllBe(cell => cell.Text == "'" + Formula && cell.Type == "inlineStr");
        xlsx.Cells("发票金额（元）").ShouldAllBe(cell => cell.Type == "n");
        xlsx.Column("发票金额（元）").ShouldBe(["100.05", "300.00", "1234567.89"]);
        xlsx.Cells("确认日期").ShouldAllBe(cell => cell.Type == "n" && cell.Style == 6);
        DateOnly.FromDateTime(DateTime.FromOADate(int.Parse(xlsx.Column("确认日期")[0], System.Globalization.CultureInfo.InvariantCulture)))
            .ShouldBe(DateOnly.Parse(ApiExchange.Day(3), System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Movements_and_members_are_exported_within_the_scope(DatabaseProvider database)
    {
        var exchange = await WithInvoicesAsync(database);
        await exchange.DepositAsync("500.00");
        using var maker = await host.Host.SignInAsync(exchange.Tenant, "maker", ApiHost.Password);
        var own = await ExportedFile.GetAsync(maker, "Settlement/Movements", "xlsx");
        (own.Column("发生额（元）").Single(), own.Column("可用余额（元）").Single(), own.Column("摘要").Single()).ShouldBe(("500.00", "500.00", "入金"));
        own.Cells("时间").Single().Style.ShouldBe(7);
        (await ExportedFile.GetAsync(maker, "Settlement/Movements?view=out", "csv")).Body.ShouldBeEmpty();

        using var admin = await host.Host.SignInAsync(exchange.Tenant, "admin", ApiHost.Password);
        (await ExportedFile.GetAsync(admin, "Settlement/Movements?member=H1", "csv")).Column("发生额（元）").ShouldBe(["500.00"]);
        foreach (var address in (string[])["Settlement/Movements?handler=export&format=csv", "Settlement/Movements?handler=export&format=csv&member=H8"])
        {
            using var nobody = await admin.GetAsync(address);
            nobody.StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        }

        (await ExportedFile.GetAsync(admin, "Settlement/Members?kind=Hospital", "csv")).Column("会员编号").ShouldBe(["H1", "H2"]);
        using var refused = await maker.GetAsync("Settlement/Members?handler=export&format=csv");
        refused.StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Who_exported_what_with_which_filter_and_how_much_is_in_the_audit_trail(DatabaseProvider database)
    {
        var exchange = await WithInvoicesAsync(database);
        using var maker = await host.Host.SignInAsync(exchange.Tenant, "maker", ApiHost.Password);
        await ExportedFile.GetAsync(maker, "Settlement/Invoices?amountFrom=200&number=", "xlsx");

        (await exchange.SqlAsync<string>("SELECT actor_name || ' ' || subject || ' ' || state_after FROM identity_audit WHERE action = 'Platform.ExportStarted'"))
            .ShouldBe("陈静怡 list:/Settlement/Invoices {\"list\":\"发票查询\",\"format\":\"xlsx\",\"filter\":{\"amountFrom\":\"200\"}}");
        (await exchange.SqlAsync<string>("SELECT actor_name || ' ' || state_after FROM identity_audit WHERE action = 'Platform.ExportEnded'"))
            .ShouldBe("陈静怡 {\"list\":\"发票查询\",\"format\":\"xlsx\",\"rows\":2,\"complete\":true}");
    }

    [Theory]
    [InlineData("Settlement/Invoices")]
    [InlineData("Settlement/Orders")]
    [InlineData("Settlement/Movements?member=H1")]
    [InlineData("Settlement/Members")]
    public async Task A_table_shows_the_columns_that_its_file_holds_in_the_same_order(string page)
    {
        var exchange = await WithInvoicesAsync(DatabaseProvider.Sqlite);
        await exchange.DepositAsync("500.00");
        using var admin = await host.Host.SignInAsync(exchange.Tenant, "admin", ApiHost.Password);
        var heads = (await ExportedFile.GetAsync(admin, page, "csv")).Heads;
        var html = await admin.GetStringAsync(page);
        var document = await BrowsingContext.New(Configuration.Default).OpenAsync(response => response.Content(html));
        var table = document.QuerySelectorAll("table.dt thead th").Where(head => head.QuerySelector(".visually-hidden") is null).Select(head => head.TextContent.Trim()).ToList();
        table.Count.ShouldBeGreaterThan(4);
        heads.Where(table.Contains).ShouldBe(table);
        document.QuerySelectorAll("table.dt tbody tr").ShouldAllBe(row => row.Children.Length == document.QuerySelectorAll("table.dt thead th").Length);
        document.QuerySelectorAll(".dropbox a").Select(link => link.GetAttribute("href")!.Split("handler=export&format=")[1]).ShouldBe(["xlsx", "csv"]);
    }

    [Fact]
    public async Task A_file_is_named_after_list_organisation_and_day_in_the_language_of_whoever_asks()
    {
        var exchange = await WithInvoicesAsync(DatabaseProvider.Sqlite);
        using var maker = await host.Host.SignInAsync(exchange.Tenant, "maker", ApiHost.Password);
        var chinese = await ExportedFile.GetAsync(maker, "Settlement/Invoices", "csv");
        (chinese.Name, chinese.MediaType).ShouldBe(($"发票查询-药品交易中心-{ApiExchange.Day()}.csv", "text/csv; charset=utf-8"));

        using var answer = await maker.GetAsync("language/en?returnUrl=/");
        var english = await ExportedFile.GetAsync(maker, "Settlement/Invoices", "xlsx");
        english.Name.ShouldBe($"Invoices-药品交易中心-{ApiExchange.Day()}.xlsx");
        english.Heads.ShouldAllBe(head => head.All(char.IsAscii));
        english.Column("Status").ShouldAllBe(state => state.All(char.IsAscii));
    }

    [Fact]
    public async Task Nobody_exports_without_signing_in_and_an_unknown_format_is_refused()
    {
        var exchange = await host.NewAsync(DatabaseProvider.Sqlite);
        using var anonymous = host.Host.CreateClient(exchange.Tenant);
        foreach (var list in (string[])["Settlement/Invoices", "Settlement/Orders", "Settlement/Movements", "Settlement/Members", "Identity/Accounts"])
        {
            using var answer = await anonymous.GetAsync(list + "?handler=export&format=csv");
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, list);
            answer.Headers.Location!.ToString().ShouldContain("SignIn");
        }

        using var maker = await host.Host.SignInAsync(exchange.Tenant, "maker", ApiHost.Password);
        foreach (var format in (string[])["", "pdf", "CSV"])
        {
            using var answer = await maker.GetAsync("Settlement/Invoices?handler=export&format=" + format);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, format);
            answer.Content.Headers.ContentDisposition.ShouldBeNull();
        }

        (await exchange.SqlAsync<long>("SELECT COUNT(*) FROM identity_audit WHERE action LIKE 'Platform.Export%'")).ShouldBe(0);
    }

    /// <summary>Three invoices of H1 and one of H2, confirmed three days ago.</summary>
    private async Task<ApiExchange> WithInvoicesAsync(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.InvoiceAsync("F1", "300.00", 3);
        await exchange.InvoiceAsync("F2", "1234567.89", 3);
        await exchange.InvoiceAsync("F3", "100.05", 3);
        await exchange.InvoiceAsync("F9", "200.00", 3, "H2");
        return exchange;
    }
}

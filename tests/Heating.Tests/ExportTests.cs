using System.Globalization;
using System.Net;
using AngleSharp;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Data;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Heating.Tests;

/// <summary>Exports of bills (H-30), payments (H-37) and statistics at every level (H-41) over real HTTP, within the data scope.</summary>
public sealed class ExportTests(HeatingHost host) : IClassFixture<HeatingHost>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_station_exports_its_own_bills_and_payments_with_the_filter_of_the_page(DatabaseProvider database)
    {
        var company = await TwoStationsAsync(database);
        using var station = await company.SignInAsync("east");
        using var office = await company.SignInAsync("maker");
        foreach (var format in (string[])["csv", "xlsx"])
        {
            (await ExportedFile.GetAsync(station, "Heating/Bills", format)).Column("缴费账号").ShouldBe(["E-2", "E-1"], format);
            (await ExportedFile.GetAsync(station, "Heating/Bills?account=W-1", format)).Body.ShouldBeEmpty(format);
            (await ExportedFile.GetAsync(station, "Heating/Bills?status=PartlyPaid", format)).Column("缴费账号").ShouldBe(["E-1"], format);
            (await ExportedFile.GetAsync(station, "Heating/Payments", format)).Column("缴费账号").ShouldBe(["E-1"], format);
            (await ExportedFile.GetAsync(office, "Heating/Bills", format)).Column("缴费账号").ShouldBe(["W-1", "E-2", "E-1"], format);
            (await ExportedFile.GetAsync(office, "Heating/Payments?method=Cash", format)).Column("金额（元）").ShouldBe(["77.77", "100.00"], format);
            (await ExportedFile.GetAsync(office, "Heating/Payments?account=W-1", format)).Column("业主").ShouldBe(["'=业主W-1"], format);
        }

        var bill = await ExportedFile.GetAsync(office, "Heating/Bills?account=E-1", "xlsx");
        (bill.Column("应缴（元）").Single(), bill.Column("已缴（元）").Single(), bill.Column("今日应缴（元）").Single(), bill.Column("状态").Single())
            .ShouldBe(("2400.00", "100.00", "2300.00", "部分缴纳"));
        bill.Cells("应缴（元）").Single().Type.ShouldBe("n");
        var payment = await ExportedFile.GetAsync(office, "Heating/Payments?account=E-1", "xlsx");
        (payment.Cells("金额（元）").Single().Type, payment.Cells("缴费时间").Single().Style, payment.Cells("缴费方式").Single().Text).ShouldBe(("n", 7, "现金"));
        DateOnly.FromDateTime(DateTime.FromOADate(double.Parse(payment.Column("缴费时间").Single(), CultureInfo.InvariantCulture))).ShouldBe(company.Today);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Statistics_are_exported_at_every_level_within_the_scope(DatabaseProvider database)
    {
        var company = await TwoStationsAsync(database);
        using var station = await company.SignInAsync("east");
        using var office = await company.SignInAsync("maker");
        var all = await ExportedFile.GetAsync(office, "Heating/Statistics/Communities", "csv");
        all.Column("编号").ShouldBe(["E1", "W1"]);
        (await ExportedFile.GetAsync(office, "Heating/Statistics/Communities?name=西", "csv")).Column("小区").ShouldBe(["西苑"]);
        foreach (var (under, head, code) in ((string, string, string)[])[("", "小区", "E1"), ("E1", "楼幢", "E1/1"), ("E1/1", "单元", "E1/1/1")])
        {
            var level = await ExportedFile.GetAsync(station, "Heating/Statistics/Communities?under=" + under, "xlsx");
            level.Heads[0].ShouldBe(head);
            (level.Column("编号").Single(), level.Column("户数").Single(), level.Column("应缴（元）").Single(), level.Column("已缴（元）").Single(), level.Column("欠费（元）").Single(), level.Column("收缴率").Single())
                .ShouldBe((code, "2", "4800.00", "100.00", "4700.00", "0.021"));
            level.Cells("应缴（元）").Single().Type.ShouldBe("n");
        }

        (await ExportedFile.GetAsync(station, "Heating/Statistics/Communities?under=E1/1/1", "csv")).Column("编号").ShouldBe(["E-1", "E-2"]);
        foreach (var foreign in (string[])["W1", "W1/1", "W1/1/1", "X"])
        {
            using var answer = await station.GetAsync($"Heating/Statistics/Communities?handler=export&format=csv&under={foreign}");
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, foreign);
        }
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Bills_beyond_a_chunk_are_exported_each_once(DatabaseProvider database)
    {
        const int Bills = 1_203;
        var company = await host.NewAsync(database);
        await company.WithBillsAsync(1);
        var numbers = database == DatabaseProvider.Sqlite
            ? $"(WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < {Bills}) SELECT i FROM n)"
            : $"(SELECT i FROM generate_series(2, {Bills}) AS n (i))";
        await host.Host.InTenantAsync(company.Tenant, services => services.GetRequiredService<ITenantWriter>().ExecuteAsync(
            (transaction, _) => transaction.Connection.ExecuteAsync(new CommandDefinition(
                $"""
                INSERT INTO heating_households (account, unit_id, community_id, building_id, building_unit_id, room, address, heated_area, floor_area, owner_id, owner_kind, welfare, tariff_id)
                SELECT 'N' || x.i, h.unit_id, h.community_id, h.building_id, h.building_unit_id, 'N' || x.i, h.address, h.heated_area, h.floor_area, h.owner_id, h.owner_kind, h.welfare, h.tariff_id
                FROM {numbers} AS x, heating_households h WHERE h.account = '1';
                INSERT INTO heating_bills (season, household_id, building_id, community_id, unit_id, tariff_version_id, heated_area, floor_area, owner_kind, welfare, vacant, lines, charge, created_at)
                SELECT b.season, h.id, b.building_id, b.community_id, b.unit_id, b.tariff_version_id, b.heated_area, b.floor_area, b.owner_kind, b.welfare, b.vacant, b.lines, b.charge, b.created_at
                FROM heating_households h, heating_bills b WHERE h.account LIKE 'N%';
                """,
                transaction: transaction.Transaction)),
            CancellationToken.None));
        using var office = await company.SignInAsync("maker");

        var file = await ExportedFile.GetAsync(office, "Heating/Bills", "csv");

        file.Column("缴费账号").Distinct(StringComparer.Ordinal).Count().ShouldBe(Bills);
        file.Rows.Count.ShouldBe(Bills + 1);
        file.Column("今日应缴（元）").ShouldAllBe(due => due == "2400.00");
    }

    [Theory]
    [InlineData("Heating/Bills")]
    [InlineData("Heating/Payments")]
    [InlineData("Heating/Statistics/Communities")]
    [InlineData("Heating/Statistics/Communities?under=E1/1/1")]
    public async Task A_table_shows_the_columns_that_its_file_holds_in_the_same_order(string page)
    {
        var company = await TwoStationsAsync(DatabaseProvider.Sqlite);
        using var office = await company.SignInAsync("maker");
        var heads = (await ExportedFile.GetAsync(office, page, "csv")).Heads;
        var html = await office.GetStringAsync(page);
        var document = await BrowsingContext.New(Configuration.Default).OpenAsync(response => response.Content(html));
        var table = document.QuerySelectorAll("table.dt thead th").Where(head => head.QuerySelector(".visually-hidden") is null).Select(head => head.TextContent.Trim()).ToList();
        table.Count.ShouldBeGreaterThan(4);
        heads.Where(table.Contains).ShouldBe(table);
        document.QuerySelectorAll("table.dt tbody tr").ShouldAllBe(row => row.Children.Length == document.QuerySelectorAll("table.dt thead th").Length);
        document.QuerySelectorAll(".dropbox a").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Nobody_exports_without_the_permission_of_the_page()
    {
        var company = await TwoStationsAsync(DatabaseProvider.Sqlite);
        using var anonymous = host.Host.CreateClient(company.Tenant);
        using var cashier = await company.SignInAsync("cashier");
        foreach (var list in (string[])["Heating/Bills", "Heating/Payments", "Heating/Statistics/Communities"])
        {
            using var answer = await anonymous.GetAsync(list + "?handler=export&format=csv");
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, list);
        }

        using var refused = await cashier.GetAsync("Heating/Statistics/Communities?handler=export&format=csv");
        refused.StatusCode.ShouldNotBe(HttpStatusCode.OK);
        refused.Content.Headers.ContentDisposition.ShouldBeNull();
    }

    /// <summary>East with two households, one of which paid 100 yuan, west with one, which paid 77.77 and whose owner's name is a formula.</summary>
    private async Task<HeatingCompany> TwoStationsAsync(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        await company.PutTariffAsync();
        (await company.PutAsync("communities/E1", new { name = "东苑", unit = "east" })).Ok();
        (await company.PutAsync("communities/W1", new { name = "西苑", unit = "west" })).Ok();
        await company.PutHouseholdAsync("E-1", community: "E1");
        await company.PutHouseholdAsync("E-2", community: "E1");
        await company.PutHouseholdAsync("W-1", community: "W1", owner: "=业主W-1");
        await company.BillAsync();
        var bills = (await company.GetAsync("bills")).Ok().Items.ToDictionary(bill => bill.GetProperty("account").GetString()!, bill => bill.GetProperty("number").GetString()!);
        (await company.PayAsync(bills["E-1"], "100.00")).Ok();
        (await company.PayAsync(bills["W-1"], "77.77")).Ok();
        return company;
    }
}

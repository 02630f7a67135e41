using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Organizations;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Heating.Tests;

/// <summary>Data scope (I-10): a station sees and changes what is its own, in lists, totals, statistics and by id.</summary>
public sealed class ScopeTests(HeatingHost host) : IClassFixture<HeatingHost>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_stations_client_sees_its_own_in_lists_and_statistics_and_nothing_else_by_id(DatabaseProvider database)
    {
        var (company, east, west) = await TwoStationsAsync(database);
        var station = await company.TokenAsync("east-station");
        (await company.GetAsync("households", station)).Ok().Items.Select(row => row.GetProperty("account").GetString()).ShouldBe(["E-1", "E-2"]);
        (await company.GetAsync("households?account=W", station)).Ok().Items.ShouldBeEmpty();
        (await company.GetAsync("bills", station)).Ok().Items.Select(row => row.GetProperty("account").GetString()).ShouldBe(["E-2", "E-1"]);
        (await company.GetAsync("bills?account=W-1", station)).Ok().Items.ShouldBeEmpty();
        (await company.GetAsync("bills?community=W1", station)).Ok().Items.ShouldBeEmpty();
        var row = (await company.GetAsync("statistics/communities", station)).Ok().Items.Single();
        (row.GetProperty("code").GetString(), row.GetProperty("households").GetInt32(), row.GetProperty("receivable").GetString(), row.GetProperty("received").GetString())
            .ShouldBe(("E1", 2, "4800.00", "100.00"));
        (await company.GetAsync("bills/" + east, station)).Ok();
        (await company.GetAsync("households/E-1", station)).Ok();

        (await company.GetAsync("households/W-1", station)).Refuses(HttpStatusCode.NotFound);
        (await company.GetAsync("bills/" + west, station)).Refuses(HttpStatusCode.NotFound);
        (await company.GetAsync("statistics/communities?under=W1", station)).Refuses(HttpStatusCode.NotFound);
        (await company.GetAsync("statistics/communities?under=W1/1/1", station)).Refuses(HttpStatusCode.NotFound);
        (await company.GetAsync("statistics/communities?under=E1/1", station)).Ok().Items.Count.ShouldBe(1);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_stations_client_changes_nothing_of_another_station(DatabaseProvider database)
    {
        var (company, east, west) = await TwoStationsAsync(database);
        var station = await company.TokenAsync("east-station");
        (await company.PutAsync("communities/W1", new { name = "我的" }, station)).Refuses(HttpStatusCode.NotFound);
        (await company.PutAsync("communities/E1", new { name = "东苑", unit = "west" }, station)).Names("unit");
        (await company.PutAsync("communities/E2", new { name = "东苑二期", unit = "company" }, station)).Names("unit");
        (await company.PutAsync("households/W-1", HeatingCompany.Household(community: "E1", room: "999"), station)).Refuses(HttpStatusCode.NotFound);
        (await company.PutAsync("households/N-1", HeatingCompany.Household(community: "W1", room: "999"), station)).Names("community");
        (await company.GetAsync("households/W-1")).Ok().Text("community").ShouldBe("W1");
        (await company.PostAsync("bill-runs", new { season = company.Season.ToString() }, by: station)).Refuses(HttpStatusCode.Forbidden);
        (await company.PutAsync("tariffs/X", company.Definition(), station)).Refuses(HttpStatusCode.Forbidden);
        (await company.PayAsync(east, "1.00", by: station)).Refuses(HttpStatusCode.Forbidden);

        var cashier = await company.TokenAsync("east-cashier");
        (await company.PayAsync(west, "1.00", by: cashier)).Refuses(HttpStatusCode.NotFound);
        (await company.GetAsync("bills/" + west)).Ok().Text("paid").ShouldBe("0.00");
        (await company.PayAsync(east, "1.00", by: cashier)).Ok();
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_station_administrators_pages_show_its_own_rows_and_sums(DatabaseProvider database)
    {
        var (company, east, west) = await TwoStationsAsync(database);
        var receipt = (await company.PayAsync(west, "77.77")).Ok().Text("receipt");
        using var person = await company.SignInAsync("east");
        foreach (var list in (string[])["Heating", "Heating/Households", "Heating/Communities", "Heating/Buildings", "Heating/BuildingUnits", "Heating/Owners", "Heating/Bills", "Heating/Payments", "Heating/Statistics/Communities", "Heating/Contracts/Propose?all=1"])
        {
            var page = WebUtility.HtmlDecode(await person.GetStringAsync(list));
            page.ShouldNotContain("西苑", Case.Sensitive, list);
            page.ShouldNotContain("业主W", Case.Sensitive, list);
            page.ShouldNotContain("77.77", Case.Sensitive, list);
        }

        var bills = WebUtility.HtmlDecode(await person.GetStringAsync("Heating/Bills"));
        bills.ShouldContain("查询结果 2 张");
        bills.ShouldContain("4,800");
        (await person.GetStringAsync("Heating/Statistics/Communities")).ShouldContain("4,800");
        (await person.GetAsync("Heating/Bills/Details?number=" + east)).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var detail in (string[])[$"Heating/Bills/Details?number={west}", "Heating/Households/Details?account=W-1", "Heating/Households/Edit?account=W-1", "Heating/Communities/Edit?code=W1", $"Heating/Receipts/Details?number={receipt}", "Heating/Statistics/Communities?under=W1"])
        {
            using var answer = await person.GetAsync(detail);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, detail);
        }

        using var desk = await person.GetAsync("Heating/Desk");
        desk.StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Another_tenants_token_and_no_token_open_nothing(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        var bill = (await company.WithBillsAsync(1))[0];
        var other = await host.NewAsync(database);
        var token = await other.TokenAsync("everything");
        foreach (var stranger in (string[])[token, "made-up"])
        {
            (await company.GetAsync("bills", stranger)).Refuses(HttpStatusCode.Unauthorized);
            (await company.GetAsync("bills/" + bill, stranger)).Refuses(HttpStatusCode.Unauthorized);
            (await company.PayAsync(bill, "1.00", by: stranger)).Refuses(HttpStatusCode.Unauthorized);
            (await company.PutAsync("communities/C1", new { name = "x" }, stranger)).Refuses(HttpStatusCode.Unauthorized);
        }

        (await other.GetAsync("bills/" + bill)).Refuses(HttpStatusCode.NotFound);
        (await company.GetAsync("bills/" + bill)).Ok().Text("paid").ShouldBe("0.00");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_station_administrator_adds_a_building_and_a_unit_to_the_own_community_and_to_no_other(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        (await company.PutAsync("communities/E1", new { name = "东苑", unit = "east" })).Ok();
        (await company.PutAsync("communities/W1", new { name = "西苑", unit = "west" })).Ok();
        using var person = await company.SignInAsync("east");

        (await AddAsync("Heating/Buildings", ("Input.Community", "E1"), ("Input.Name", "7"))).ShouldBe(HttpStatusCode.Redirect);
        var building = await company.SqlAsync<long>("SELECT id FROM heating_buildings WHERE name = '7'");
        (await AddAsync("Heating/BuildingUnits", ("Input.Building", building.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Input.Name", "2"))).ShouldBe(HttpStatusCode.Redirect);
        (await AddAsync("Heating/Buildings", ("Input.Community", "W1"), ("Input.Name", "8"))).ShouldBe(HttpStatusCode.NotFound);

        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_building_units WHERE name = '2'")).ShouldBe(1);
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_buildings WHERE name = '8'")).ShouldBe(0);

        async Task<HttpStatusCode> AddAsync(string page, params (string Name, string Value)[] fields)
        {
            var form = await person.ReadFormAsync(page, "main form[method=post]");
            foreach (var (name, value) in fields)
                form[name] = value;
            using var answer = await person.PostAsync(page, new FormUrlEncodedContent(form));
            return answer.StatusCode;
        }
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_station_is_not_deleted_from_under_what_belongs_to_it(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        var (used, unused) = (await StationAsync("north", "城北站"), await StationAsync("south", "城南站"));
        (await company.PutAsync("communities/N1", new { name = "北苑", unit = "north" })).Ok();
        using var person = await company.SignInAsync("maker");

        (await DeleteAsync(used)).ShouldContain("不能删除 城北站：有记录归属于它（小区，1 条）");
        (await DeleteAsync(unused)).ShouldContain("已删除机构 城南站");

        (await company.SqlAsync<long>("SELECT COUNT(*) FROM identity_units WHERE code IN ('north', 'south')")).ShouldBe(1);

        async Task<long> StationAsync(string code, string name)
            => (await company.Host.InTenantAsync(company.Tenant, services => services.GetRequiredService<IOrganizationDirectory>()
                .EnsureAsync(new OrganizationUnitDraft(code, name, "Station", "company"), CancellationToken.None))).Id;

        async Task<string> DeleteAsync(long id)
        {
            var form = await person.ReadFormAsync("Identity/Organizations");
            using var answer = await person.PostAsync($"Identity/Organizations?handler=Delete&id={id}", new FormUrlEncodedContent(form));
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            return WebUtility.HtmlDecode(await person.GetStringAsync("Identity/Organizations"));
        }
    }

    /// <summary>East with two households, one of which paid 100 yuan, west with one; a bill of each station.</summary>
    private async Task<(HeatingCompany Company, string East, string West)> TwoStationsAsync(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        await company.PutTariffAsync();
        (await company.PutAsync("communities/E1", new { name = "东苑", unit = "east" })).Ok();
        (await company.PutAsync("communities/W1", new { name = "西苑", unit = "west" })).Ok();
        await company.PutHouseholdAsync("E-1", community: "E1");
        await company.PutHouseholdAsync("E-2", community: "E1");
        await company.PutHouseholdAsync("W-1", community: "W1");
        await company.BillAsync();
        var bills = (await company.GetAsync("bills")).Ok().Items.ToDictionary(bill => bill.GetProperty("account").GetString()!, bill => bill.GetProperty("number").GetString()!);
        (await company.PayAsync(bills["E-1"], "100.00")).Ok();
        return (company, bills["E-1"], bills["W-1"]);
    }
}

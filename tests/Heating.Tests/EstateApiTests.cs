using System.Net;
using System.Text.Json.Nodes;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Heating.Tests;

/// <summary>Communities and households over the API (H-05).</summary>
public sealed class EstateApiTests(HeatingHost host) : IClassFixture<HeatingHost>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_community_put_twice_stays_one_and_takes_a_new_name_to_its_households(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        var first = (await company.PutAsync("communities/C1", new { name = "锦绣花园", unit = "east", address = "迎泽大街 1 号" })).Ok();
        (await company.PutAsync("communities/C1", new { name = "锦绣花园", unit = "east", address = "迎泽大街 1 号" })).Ok().Body.ToString().ShouldBe(first.Body.ToString());
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_communities")).ShouldBe(1);
        await company.PutHouseholdAsync("1", tariff: null, building: "3", unit: "2", room: "501");
        (await company.PutAsync("communities/C1", new { name = "锦绣新园" })).Ok();
        var household = (await company.GetAsync("households/1")).Ok();
        household.Text("address").ShouldBe("锦绣新园 3-2-501");
        household.Text("communityName").ShouldBe("锦绣新园");
        (await company.SqlAsync<string>("SELECT address FROM heating_communities")).ShouldBe("迎泽大街 1 号");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_household_put_twice_stays_one_and_a_change_is_taken_over(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        await company.PutTariffAsync();
        var first = await company.PutHouseholdAsync("A-1", area: "86.40");
        first.Status.ShouldBe(HttpStatusCode.Created);
        first.Text("tariff").ShouldBe(HeatingCompany.Tariff);
        var again = await company.PutHouseholdAsync("A-1", area: "86.40");
        again.Status.ShouldBe(HttpStatusCode.OK);
        again.Body.ToString().ShouldBe(first.Body.ToString());
        (await company.PutHouseholdAsync("A-1", area: "90")).Text("heatedArea").ShouldBe("90.00");
        (await company.GetAsync("households/A-1")).Ok().Text("heatedArea").ShouldBe("90.00");
        foreach (var table in (string[])["communities", "buildings", "building_units", "households", "owners", "ownerships", "contracts"])
            (await company.SqlAsync<long>($"SELECT COUNT(*) FROM heating_{table}")).ShouldBe(1, table);
        (await company.SqlAsync<long>("SELECT households FROM heating_buildings")).ShouldBe(1);
        var other = await company.PutHouseholdAsync("A-1", area: "90", owner: "新业主");
        other["owner"].GetProperty("name").GetString().ShouldBe("新业主");
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_ownerships WHERE until_at IS NULL")).ShouldBe(1);
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_ownerships")).ShouldBe(2);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task What_is_put_again_unchanged_leaves_no_audit_row(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        var household = HeatingCompany.Household(tariff: HeatingCompany.Tariff);
        async Task<long> PutAllAsync()
        {
            await company.PutTariffAsync();
            (await company.PutAsync("communities/C1", new { name = "锦绣花园" })).Ok();
            (await company.PutAsync("households/1", household)).Ok();
            return await company.SqlAsync<long>("SELECT COUNT(*) FROM identity_audit");
        }

        var first = await PutAllAsync();
        (await PutAllAsync()).ShouldBe(first);
        household["owner"]!["phone"] = "13800002047";
        (await PutAllAsync()).ShouldBe(first + 1);
        household["room"] = "102";
        (await PutAllAsync()).ShouldBe(first + 2);
        household["owner"]!["name"] = "李强";
        (await PutAllAsync()).ShouldBe(first + 3);
        household["heatedArea"] = "101.00";
        (await PutAllAsync()).ShouldBe(first + 4);
        await company.PutTariffAsync("NEW");
        household["tariff"] = "NEW";
        (await PutAllAsync()).ShouldBe(first + 6, "the new tariff and the household's new contract");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task The_same_estate_put_by_many_at_once_is_added_once(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        var communities = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => company.PutAsync("communities/C9", new { name = "新城", unit = "west" })));
        communities.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        var households = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => company.PutAsync("households/A-1", HeatingCompany.Household(community: "C9"))));
        households.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK || answer.Status == HttpStatusCode.Created);
        households.Count(answer => answer.Status == HttpStatusCode.Created).ShouldBe(1);
        (await company.SqlAsync<long>("SELECT households FROM heating_buildings")).ShouldBe(1);
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_households")).ShouldBe(1);
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_owners")).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_room_belongs_to_one_account(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        await company.PutHouseholdAsync("A-1", tariff: null, room: "101");
        (await company.PutAsync("households/A-2", HeatingCompany.Household(room: "101"))).Refuses(HttpStatusCode.Conflict, "RoomTaken");
        (await company.GetAsync("households/A-2")).Refuses(HttpStatusCode.NotFound);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Every_wrong_field_is_named_at_once_and_nothing_is_written(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        (await company.PutAsync("communities/a%20b", new { name = "", unit = "none", address = new string('x', 121), colour = 1 })).Names("code", "name", "unit", "address", "colour");
        (await company.PutAsync("communities/C1", new { name = "锦绣", unit = "none" })).Names("unit");
        (await company.PutAsync("households/a%20b", """
            { "community": "", "building": "a/b", "unit": 3, "heatedArea": "0", "floorArea": "12.345", "tariff": "none", "colour": 1,
              "owner": { "name": " ", "phone": "abc", "kind": "Somebody", "age": 3 } }
            """)).Names(
            "account", "community", "building", "unit", "room", "heatedArea", "floorArea", "tariff", "colour", "owner.name", "owner.phone", "owner.kind", "owner.welfare", "owner.age");
        (await company.PutAsync("households/A-1", HeatingCompany.Household(tariff: "none"))).Names("community", "tariff");
        (await company.PutAsync("households/A-1", "{}")).Names("community", "building", "unit", "room", "heatedArea", "floorArea", "owner");
        (await company.PutAsync("households/A-1", """{ "community": "\ud800" }""")).Names("community", "building", "unit", "room", "heatedArea", "floorArea", "owner");
        (await company.PutAsync("households/A-1", """{ "\ud800": 1 }""")).Names("", "community", "building", "unit", "room", "heatedArea", "floorArea", "owner");
        foreach (var table in (string[])["communities", "buildings", "building_units", "households", "owners", "contracts"])
            (await company.SqlAsync<long>($"SELECT COUNT(*) FROM heating_{table}")).ShouldBe(0, table);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Lists_refuse_what_is_no_filter_limit_or_cursor(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        (await company.GetAsync("households?limit=0&colour=red")).Names("limit", "colour");
        (await company.GetAsync("households?limit=501")).Names("limit");
        (await company.GetAsync("households?after=%3F%3F")).Names("after");
        (await company.GetAsync("bills?status=Settled&season=2026")).Names("status", "season");
        (await company.GetAsync("bills?account=%00")).Names("account");
        ((int)(await company.GetAsync("households/a%00b")).Status).ShouldBeInRange(400, 404);
        ((int)(await company.GetAsync("bills/RL26-%00")).Status).ShouldBeInRange(400, 404);
        (await company.GetAsync("statistics/communities?season=2026")).Names("season");
        (await company.GetAsync("statistics/communities?under=none")).Refuses(HttpStatusCode.NotFound);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Households_are_listed_page_by_page_without_a_duplicate_or_a_gap(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        for (var n = 1; n <= 13; n++)
            await company.PutHouseholdAsync("A-" + n, tariff: null);
        var accounts = new List<string>();
        string? next = null;
        do
        {
            var page = (await company.GetAsync("households?limit=5" + (next is null ? "" : "&after=" + next))).Ok();
            accounts.AddRange(page.Items.Select(row => row.GetProperty("account").GetString()!));
            next = page["next"].GetString();
        }
        while (next is not null);
        accounts.ShouldBe(Enumerable.Range(1, 13).Select(n => "A-" + n));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_household_that_moves_takes_its_bills_and_their_sums_along(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        var bills = await company.WithBillsAsync(2);
        await company.PutHouseholdAsync("9", community: "C1", building: "2");
        (await company.PayAsync(bills[0], "400.00")).Ok();
        (await company.PutAsync("communities/C2", new { name = "和平里", unit = "west" })).Ok();

        await company.PutHouseholdAsync("1", community: "C2", building: "7");

        await company.RollupsShouldAgreeAsync();
        var rows = (await company.GetAsync("statistics/communities")).Ok().Items;
        rows.Select(row => (row.GetProperty("code").GetString(), row.GetProperty("receivable").GetString(), row.GetProperty("received").GetString()))
            .ShouldBe([("C1", "2400.00", "0.00"), ("C2", "2400.00", "400.00")]);
        (await company.GetAsync("bills?community=C2")).Ok().Items.Single().GetProperty("number").GetString().ShouldBe(bills[0]);

        // Its old station has nothing more to do with it.
        var station = await company.TokenAsync("east-station");
        (await company.GetAsync("bills", station)).Ok().Items.Single().GetProperty("number").GetString().ShouldBe(bills[1]);
        (await company.GetAsync("bills/" + bills[0], station)).Refuses(HttpStatusCode.NotFound);
        foreach (var table in (string[])["contracts", "receipts", "payments", "bills"])
            (await company.SqlAsync<long>($"SELECT COUNT(DISTINCT unit_id) FROM heating_{table} WHERE unit_id <> (SELECT unit_id FROM heating_communities WHERE code = 'C1')")).ShouldBe(1, table);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_station_can_not_change_an_owner_of_another_stations_household(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        (await company.PutAsync("communities/E1", new { name = "东苑", unit = "east" })).Ok();
        (await company.PutAsync("communities/W1", new { name = "西苑", unit = "west" })).Ok();
        (await company.PutAsync("households/W-1", HeatingCompany.Household(community: "W1", owner: "王芳"))).Ok();
        var station = await company.TokenAsync("east-station");
        JsonObject Poor()
        {
            var household = HeatingCompany.Household(community: "E1", owner: "王芳");
            household["owner"]!["welfare"] = "LowIncome";
            return household;
        }

        (await company.PutAsync("households/E-1", Poor(), station)).Ok();
        (await company.PutAsync("households/E-1", Poor(), station)).Ok();

        (await company.GetAsync("households/E-1", station)).Ok()["owner"].GetProperty("welfare").GetString().ShouldBe("LowIncome");
        (await company.GetAsync("households/W-1")).Ok()["owner"].GetProperty("welfare").GetString().ShouldBe("None");
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_households WHERE welfare = 0")).ShouldBe(1);
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_owners")).ShouldBe(2);
    }
}

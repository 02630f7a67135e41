using System.Globalization;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Host.Tests.RecordMatrix;

/// <summary>A heating company with two stations, each with a community, households, bills, a shift, a receipt and a contract that waits.</summary>
internal sealed class HeatingRecords(TestHost host) : RecordSite(host)
{
    private DateOnly Today => new TenantClock(Host.Clock, new TenantSettings { Name = Tenant }).Today;

    private string Season => Today.Month >= 5 ? $"{Today.Year}-{Today.Year + 1}" : $"{Today.Year - 1}-{Today.Year}";

    protected override string TopUnit => "company";

    protected override (string Own, string Foreign) Parts => ("east", "west");

    protected override string PartKind => "Station";

    protected override async Task FillBusinessAsync(HttpClient mate, HttpClient foreigner)
    {
        await CallAsync(Root, HttpMethod.Put, "api/heating/tariffs/COMMON", Tariff("全公司"));
        await EstateAsync("E", "东苑", "east", mate);
        await EstateAsync("W", Mark + "Community", "west", foreigner);
        var run = (await CallAsync(Root, HttpMethod.Post, "api/heating/bill-runs", new { season = Season })).GetProperty("id").GetInt64();
        while ((await CallAsync(Root, HttpMethod.Get, $"api/heating/bill-runs/{run}")).GetProperty("status").GetString() is "Queued" or "Running")
            await Task.Delay(20);

        // Each part has a second tariff of its own that nobody has signed, so that it can be changed and deleted.
        await CallAsync(mate, HttpMethod.Put, "api/heating/tariffs/E-OWN", Tariff("东站"));
        await CallAsync(foreigner, HttpMethod.Put, "api/heating/tariffs/W-OWN", Tariff("西站"));
        Records["tariff"] = ("E-OWN", "W-OWN");
        Records["season"] = (Season, Season);
        Records["billRun"] = (run.ToString(CultureInfo.InvariantCulture), run.ToString(CultureInfo.InvariantCulture));
        await FindAsync();
    }

    private async Task EstateAsync(string part, string name, string unit, HttpClient cashier)
    {
        await CallAsync(Root, HttpMethod.Put, $"api/heating/communities/{part}1", new { name, unit, address = name + "Road" });
        foreach (var number in new[] { "1", "2", "3", "4" })
        {
            await CallAsync(Root, HttpMethod.Put, $"api/heating/households/{part}-{number}", new
            {
                community = part + "1",
                building = "1",
                unit = "1",
                room = part + number,
                heatedArea = "100.00",
                floorArea = "100.00",
                owner = new { name = (part == "W" ? Mark : "东") + "Owner" + number, phone = "13800002046", kind = "Private", welfare = "None" },
                tariff = number is "1" or "2" ? "COMMON" : null,
            });
        }

        // A building, a unit and a household that nothing hangs on.
        await PostAsync(Root, $"Heating/Buildings?community={part}1", "Heating/Buildings", ("Input.Community", part + "1"), ("Input.Name", part + "9"));
        var building = await SqlAsync<long>($"SELECT id FROM heating_buildings WHERE name = '{part}9'");
        await PostAsync(Root, "Heating/BuildingUnits", "Heating/BuildingUnits", ("Input.Building", building.ToString(CultureInfo.InvariantCulture)), ("Input.Name", part + "9-1"));
        await CallAsync(Root, HttpMethod.Put, $"api/heating/communities/{part}9", new { name = name + "9", unit, address = name + "Road" });
        var household = await SqlAsync<long>($"SELECT id FROM heating_households WHERE account = '{part}-3'");
        await PostAsync(cashier, "Heating/Contracts/Propose", "Heating/Contracts/Propose", ("ids", household.ToString(CultureInfo.InvariantCulture)), ("tariff", "COMMON"));
        await PostAsync(cashier, "Heating/Desk", "Heating/Desk?handler=OpenShift");
    }

    private async Task FindAsync()
    {
        foreach (var (part, person) in new[] { ("E", "mate"), ("W", "foreigner") })
        {
            using var cashier = await SignInAsync(person);
            var bill = await BillAsync(part + "-1");
            await CallAsync(cashier, HttpMethod.Post, $"api/heating/bills/{bill}/payments", new { method = "Cash", amount = "100.00" }, "records-" + part);
        }

        Records["household"] = ("E-1", "W-1");
        Records["freeHousehold"] = ("E-4", "W-4");
        Records["community"] = ("E1", "W1");
        await BothAsync("communityId", "SELECT id FROM heating_communities WHERE code = '{0}1'");
        await BothAsync("freeCommunityId", "SELECT id FROM heating_communities WHERE code = '{0}9'");
        await BothAsync("householdId", "SELECT id FROM heating_households WHERE account = '{0}-4'");
        await BothAsync("building", "SELECT b.id FROM heating_buildings b JOIN heating_communities c ON c.id = b.community_id WHERE c.code = '{0}1' AND b.name = '1'");
        await BothAsync("freeBuilding", "SELECT id FROM heating_buildings WHERE name = '{0}9'");
        await BothAsync("buildingUnit", "SELECT u.id FROM heating_building_units u JOIN heating_buildings b ON b.id = u.building_id JOIN heating_communities c ON c.id = b.community_id WHERE c.code = '{0}1' AND u.name = '1'");
        await BothAsync("freeBuildingUnit", "SELECT id FROM heating_building_units WHERE name = '{0}9-1'");
        await BothAsync("owner", "SELECT o.id FROM heating_owners o JOIN heating_ownerships s ON s.owner_id = o.id JOIN heating_households h ON h.id = s.household_id WHERE h.account = '{0}-1'");
        Records["bill"] = (await BillAsync("E-2"), await BillAsync("W-2"));
        await BothAsync("receipt", "SELECT r.number FROM heating_receipts r JOIN heating_households h ON h.id = r.household_id WHERE h.account = '{0}-1'");
        await BothAsync("contract", "SELECT c.id FROM heating_contracts c JOIN heating_households h ON h.id = c.household_id WHERE h.account = '{0}-3' ORDER BY c.id DESC LIMIT 1");
        await AddAsync("shift", "SELECT id FROM heating_shifts WHERE cashier_name = '陈静怡'", $"SELECT id FROM heating_shifts WHERE cashier_name = '{Mark}Person'");
    }

    private async Task<string> BillAsync(string account)
        => (await CallAsync(Root, HttpMethod.Get, "api/heating/bills?account=" + account)).GetProperty("items")[0].GetProperty("number").GetString()!;

    private Task BothAsync(string kind, string sql)
        => AddAsync(kind, string.Format(CultureInfo.InvariantCulture, sql, "E"), string.Format(CultureInfo.InvariantCulture, sql, "W"));

    private object Tariff(string name) => new
    {
        name,
        season = Season,
        payFrom = Day(-60),
        payBy = Day(30),
        chargedArea = "Heated",
        unitPrice = "24.00",
        priceBasis = "PerSeason",
        lateFee = new { kind = "PerDay", value = "0.0005", startsAfterDays = 1, cap = "100%" },
    };

    private string Day(int offset) => Today.AddDays(offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using System.Net;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Identity.Tests.Api;

/// <summary>Organisation units over HTTP (H-02): by code, within the data scope.</summary>
public sealed class UnitApiTests
{
    private static readonly string[] Manage = ["Identity.ManageOrganizations"];

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_unit_is_made_changed_moved_and_deleted(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var machine = await ApiCaller.MachineAsync(host, "hr", "M1", Manage);
        var body = new { name = "药剂科", kind = "Department", superior = "M1", position = 3 };

        var made = await machine.PutAsync("units/M1-PHA", body).ShouldBeAsync(HttpStatusCode.Created);
        made.Text("superior").ShouldBe("M1");
        var again = await machine.PutAsync("units/M1-PHA", body).ShouldBeAsync(HttpStatusCode.OK);
        again.ToString().ShouldBe(made.ToString());
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_audit WHERE subject = 'unit:M1-PHA'")).ShouldBe(1);

        var renamed = await machine.PutAsync("units/M1-PHA", new { name = "药学部" }).ShouldBeAsync(HttpStatusCode.OK);
        renamed.Text("superior").ShouldBe("M1");
        renamed.GetProperty("position").GetInt32().ShouldBe(3);
        (await machine.PutAsync("units/M1-PHA", new { superior = "M1-FIN" }).ShouldBeAsync(HttpStatusCode.OK)).GetProperty("level").GetInt32().ShouldBe(4);
        (await machine.GetAsync("units/M1-PHA").ShouldBeAsync(HttpStatusCode.OK)).Text("name").ShouldBe("药学部");
        await machine.DeleteAsync("units/M1-FIN").ShouldBreakAsync("UnitInUse", HttpStatusCode.Conflict);
        await machine.DeleteAsync("units/M1-PHA").ShouldBeAsync(HttpStatusCode.NoContent);
        await machine.GetAsync("units/M1-PHA").ShouldBeAsync(HttpStatusCode.NotFound);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_unit_beyond_the_scope_is_not_there_and_the_topmost_stays_where_it_is(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var machine = await ApiCaller.MachineAsync(host, "hr", "M1", Manage);

        (await machine.GetAsync("units").ShouldBeAsync(HttpStatusCode.OK)).Texts("code").ShouldBe(["M1", "M1-FIN"]);
        await machine.GetAsync("units/M2").ShouldBeAsync(HttpStatusCode.NotFound);
        await machine.DeleteAsync("units/M2").ShouldBeAsync(HttpStatusCode.NotFound);
        (await machine.PutAsync("units/M2", new { name = "改名", kind = "Department", superior = "M1" }).ShouldBreakAsync("UnitCodeTaken", HttpStatusCode.Conflict)).Fields().ShouldBe(["code"]);
        await machine.PutAsync("units/M1-X", new { name = "外派", kind = "Department", superior = "M2" }).ShouldNameAsync("superior");
        await machine.PutAsync("units/M1", new { superior = "M1-FIN" }).ShouldNameAsync("superior");
        (await machine.PutAsync("units/M1", new { name = "市一院" }).ShouldBeAsync(HttpStatusCode.OK)).Text("superior").ShouldBeNull();
        (await host.ScalarAsync<string>("SELECT name FROM identity_units WHERE code = 'M2'")).ShouldBe("华康医药");
    }

    [Fact]
    public async Task Every_wrong_field_is_named_and_no_kind_is_made_that_other_modules_rely_on()
    {
        await using var host = await IdentityHost.StartAsync();
        using var root = await ApiCaller.PersonAsync(host, "root");

        await root.PutAsync("units/X1", new { }).ShouldNameAsync("superior", "name", "kind");
        await root.PutAsync("units/X1", new { name = "某", kind = "Member", superior = "EX" }).ShouldNameAsync("kind");
        await root.PutAsync("units/X 1", new { name = "某", kind = "Department", superior = "EX" }).ShouldNameAsync("code");
        await root.PutAsync("units/M1-FIN", new { kind = "Member" }).ShouldNameAsync("kind");
        await root.PutAsync("units/M1", new { kind = "Department" }).ShouldNameAsync("kind");
        (await root.PutAsync("units/M1", new { superior = "M1-FIN" }).ShouldBreakAsync("UnitBelowItself", HttpStatusCode.Conflict)).Fields().ShouldBe(["superior"]);
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_units")).ShouldBe(4);
    }
}

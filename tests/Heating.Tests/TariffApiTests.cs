using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Heating.Tests;

/// <summary>Quotes and tariffs over the API (H-10, H-11, H-13).</summary>
public sealed class TariffApiTests(HeatingHost host) : IClassFixture<HeatingHost>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_quote_is_the_same_by_number_and_by_definition(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        await company.PutTariffAsync(payWithin: -1);
        var household = new { heatedArea = "86.40", floorArea = "100.00", ownerKind = "Private", welfare = "None", vacant = false };
        var asOf = HeatingCompany.Text(company.Today.AddDays(9));
        var byNumber = (await company.PostAsync("quotes", new { tariff = HeatingCompany.Tariff, asOf, household })).Ok();
        byNumber.Text("tariff").ShouldBe(HeatingCompany.Tariff);
        byNumber["version"].GetInt32().ShouldBe(1);
        Lines(byNumber).ShouldBe([("heat", "2073.60"), ("late-fee", "10.37")]);
        byNumber.Text("total").ShouldBe("2083.97");
        var byDefinition = (await company.PostAsync("quotes", new JsonObject
        {
            ["definition"] = company.Definition(payWithin: -1),
            ["asOf"] = asOf,
            ["household"] = JsonSerializer.SerializeToNode(household),
        })).Ok();
        byDefinition["tariff"].ValueKind.ShouldBe(JsonValueKind.Null);
        byDefinition["lines"].ToString().ShouldBe(byNumber["lines"].ToString());
        var rest = (await company.PostAsync("quotes", new { tariff = HeatingCompany.Tariff, asOf, household, paid = "2073.60" })).Ok();
        Lines(rest).ShouldBe([("heat", "2073.60")]);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_quotes_every_wrong_field_is_named(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        (await company.PostAsync("quotes", """
            { "tariff": "x", "definition": { "name": "n", "colour": 1 }, "asOf": "31.12.2025", "paid": "-1.00", "extra": 1,
              "household": { "heatedArea": 86.4, "floorArea": "0", "ownerKind": "private", "welfare": "Poor", "vacant": "no", "consumption": "-1" } }
            """)).Names(
            "definition", "definition.season", "definition.payFrom", "definition.payBy", "definition.chargedArea", "definition.unitPrice", "definition.priceBasis", "definition.colour",
            "asOf", "paid", "extra", "household.heatedArea", "household.floorArea", "household.ownerKind", "household.welfare", "household.vacant", "household.consumption");
        (await company.PostAsync("quotes", "{}")).Names("tariff", "asOf", "household");
        (await company.PostAsync("quotes", "[1]")).Names("");
        (await company.PostAsync("quotes", "{ not json")).Names("");
        (await company.PostAsync("quotes", new { tariff = "none", asOf = "2026-01-01", household = HeatingCompany.QuotedHousehold() })).Refuses(HttpStatusCode.NotFound);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_tariff_gets_a_new_version_only_when_its_definition_changes(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        var first = await company.PutTariffAsync();
        first.Status.ShouldBe(HttpStatusCode.Created);
        first["version"].GetInt32().ShouldBe(1);
        first.Text("unitPrice").ShouldBe("24.00");
        var same = await company.PutTariffAsync();
        same.Status.ShouldBe(HttpStatusCode.OK);
        same.Body.ToString().ShouldBe(first.Body.ToString());
        var reordered = new JsonObject(company.Definition().Reverse().Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
        (await company.PutAsync("tariffs/" + HeatingCompany.Tariff, reordered)).Ok()["version"].GetInt32().ShouldBe(1);
        (await company.PutTariffAsync(price: "25.00"))["version"].GetInt32().ShouldBe(2);
        (await company.PutTariffAsync(price: "24.00"))["version"].GetInt32().ShouldBe(3);
        (await company.GetAsync($"tariffs/{HeatingCompany.Tariff}?version=2")).Ok().Text("unitPrice").ShouldBe("25.00");
        (await company.GetAsync("tariffs/none")).Refuses(HttpStatusCode.NotFound);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Many_changes_of_a_tariff_at_once_make_one_version_each(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => company.PutTariffAsync(price: $"{20 + (n % 6)}.00")));
        var versions = await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_tariff_versions");
        answers.Max(answer => answer["version"].GetInt32()).ShouldBe((int)versions);
        versions.ShouldBeInRange(6, 12);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_wrong_definition_names_every_field_and_changes_nothing(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        var first = await company.PutTariffAsync();
        (await company.PutAsync("tariffs/" + HeatingCompany.Tariff, """
            { "name": "", "season": "2025-2027", "payFrom": "2025-09-01", "payBy": "2025-08-01", "chargedArea": "Roof", "unitPrice": "-1",
              "priceBasis": "PerMonth", "lateFee": { "kind": "PerDay", "value": "2", "startsAfterDays": 0, "cap": "1" }, "vacancy": { "kind": "Percent", "value": "101" },
              "welfare": { "LowIncome": { "kind": "Fixed" }, "Rich": {} }, "discount": { "kind": "Percent", "value": "2", "from": "2025-11-01", "to": "2025-10-01" },
              "metered": { "basicPrice": "1.1234567", "meteredPrice": "0" }, "months": "13", "script": 5, "colour": "red" }
            """)).Names(
            "name", "season", "payBy", "chargedArea", "unitPrice", "lateFee.value", "lateFee.startsAfterDays", "lateFee.cap", "vacancy.value",
            "welfare.LowIncome.value", "welfare.Rich", "discount.to", "metered.basicPrice", "months", "script", "colour");
        (await company.PutAsync("tariffs/a%20b", new { season = "x" })).Names("number", "name", "season", "payFrom", "payBy", "chargedArea", "unitPrice", "priceBasis");
        (await company.GetAsync("tariffs/" + HeatingCompany.Tariff)).Ok().Body.ToString().ShouldBe(first.Body.ToString());
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_tariffs")).ShouldBe(1);
    }

    [Theory]
    [InlineData("while (true) { }", 1, 1)]
    [InlineData("line('heat', '热力费', 1);\n  function f() { return f(); }\nf();", 2, 25)]
    [InlineData("line('heat', 'x', 1);\nline('heat', 'y', eval('1'));", 2, 19)]
    [InlineData("const x = new Function('return 1');", 1, 11)]
    public async Task A_hostile_script_is_refused_with_line_and_column_and_the_host_goes_on(string script, int line, int column)
    {
        var company = await host.NewAsync(DatabaseProvider.Sqlite);
        await RefusedAsync(company, script, line, column);
    }

    [Fact]
    public async Task A_script_nested_endlessly_deep_is_refused_and_the_host_goes_on()
    {
        var company = await host.NewAsync(DatabaseProvider.Sqlite);
        await RefusedAsync(company, "line('heat', 'x', " + new string('(', 30_000) + "1" + new string(')', 30_000) + ");", 1, null);
        await RefusedAsync(company, "line('heat', 'x', " + string.Concat(Enumerable.Repeat("1+(", 15_000)) + "1", 1, null);
        await RefusedAsync(company, string.Concat(Enumerable.Repeat("if (vacant) {", 4_000)), 1, null);
        await RefusedAsync(company, "line('heat', 'x', " + string.Concat(Enumerable.Repeat("-", 20_000)) + "1);", 1, null);
        (await company.PutAsync("tariffs/S", Scripted(company, new string(' ', 70_000)))).Names("script");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_script_that_runs_away_is_stopped_in_a_quote_and_in_a_bill_run(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        (await company.PutAsync("tariffs/S", Scripted(company, "line('heat', 'x', 1e300 * unitPrice);"))).Names("script");
        foreach (var (script, line) in new[] { ("if (chargedArea < 99) { line('heat', 'x', 1); } else for (;;)\n  line('heat', 'x', 1);", 2), ("let x = 2;\nif (chargedArea < 99) { line('heat', 'x', 1); } else for (let i = 0; i < 10; i += 0) { x *= x; }", 2) })
        {
            (await company.PutAsync("tariffs/S", Scripted(company, script))).Ok();
            var quote = await company.PostAsync("quotes", new { tariff = "S", asOf = HeatingCompany.Text(company.Today), household = HeatingCompany.QuotedHousehold("100") });
            ((int)quote.Status).ShouldBeInRange(400, 499, quote.Body.ToString());
            quote.Text("title").ShouldContain($"第 {line} 行");
            await company.PutHouseholdAsync("1", tariff: "S");
            var skipped = (await company.BillAsync())["skipped"][0];
            skipped.GetProperty("code").GetString().ShouldBe("PricingFailed");
            skipped.GetProperty("reason").GetString()!.ShouldContain($"第 {line} 行");
        }

        (await company.GetAsync("bills")).Ok().Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("if (false) { line('heat', 'x', 1); }", 1, 1)]
    [InlineData("return;\nline('heat', 'x', 1);", 1, 1)]
    [InlineData("function f() { line('heat', 'x', 1); }\nvar x = 1;", 1, 1)]
    [InlineData("var a = 0;\nline('heat', 'x', unitPrice / a);", 2, 31)]
    [InlineData("line('heat', 'x', 1);\n line('discount', 'x', -2);", 2, 2)]
    [InlineData("line('heat', 'x', 1);\n  line('late-fee', 'x', 2);", 2, 3)]
    [InlineData("line('heat', 'x', 1);\nfor (;;) { }", 2, 1)]
    public async Task A_script_that_can_price_nobody_is_refused_with_line_and_column(string script, int line, int column)
    {
        var company = await host.NewAsync(DatabaseProvider.Sqlite);
        await RefusedAsync(company, script, line, column);
        (await company.GetAsync("tariffs/S")).Refuses(HttpStatusCode.NotFound);
        (await company.PutAsync("tariffs/S", Scripted(company, "if (vacant) { line('heat', 'x', 1 / (months - months)); }\nline('heat', 'x', 1);"))).Ok();
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_season_beyond_the_calendar_is_refused_and_no_failure(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        foreach (var season in new[] { "0000-0001", "9998-9999", "1800-1801", " 2025–2026" })
        {
            var definition = company.Definition();
            definition["season"] = season;
            (await company.PutAsync("tariffs/S", definition)).Names("season");
        }

        foreach (var day in new[] { "0001-01-01", "9999-12-31", "1899-12-31", "2201-01-01" })
        {
            var definition = company.Definition();
            (definition["payFrom"], definition["payBy"]) = (day, day);
            (await company.PutAsync("tariffs/S", definition)).Names("payBy", "payFrom");
            (await company.PostAsync("quotes", new { definition = company.Definition(), asOf = day, household = HeatingCompany.QuotedHousehold() })).Names("asOf");
        }
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_tariff_that_was_only_ever_refused_goes_with_the_refusals_and_one_that_was_in_effect_says_why_it_stays(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        foreach (var number in new[] { "REFUSED", "PAST", "NOW" })
            await company.PutTariffAsync(number);
        await company.PutHouseholdAsync("1", tariff: "PAST");
        await company.PutHouseholdAsync("1", tariff: "NOW");
        await company.SqlAsync<int>(
            """
            INSERT INTO heating_contracts (household_id, tariff_id, unit_id, status, proposed_by_id, proposed_by, proposed_at, decided_by, decided_at, opinion)
            SELECT h.id, t.id, h.unit_id, 2, 'u', 'u', 0, 'v', 0, '面积有误' FROM heating_households h, heating_tariffs t WHERE t.number = 'REFUSED'
            """);
        (await company.SendAsync(HttpMethod.Delete, "tariffs/NOW", null)).Refuses(HttpStatusCode.Conflict, "TariffInUse");
        var past = await company.SendAsync(HttpMethod.Delete, "tariffs/PAST", null);
        past.Refuses(HttpStatusCode.Conflict, "TariffHasHistory");
        past.Text("title").ShouldContain("曾经生效");
        (await company.SendAsync(HttpMethod.Delete, "tariffs/REFUSED", null)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await company.GetAsync("tariffs/REFUSED")).Refuses(HttpStatusCode.NotFound);
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_contracts")).ShouldBe(2);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Replacing_a_script_needs_its_own_permission(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        const string Script = "line('heat', '热力费', unitPrice * chargedArea);";
        (await company.PutAsync("tariffs/S", Scripted(company, Script), await company.TokenAsync("no-scripts"))).Names("script");
        (await company.GetAsync("tariffs/S")).Refuses(HttpStatusCode.NotFound);
        (await company.PutAsync("tariffs/S", Scripted(company, Script))).Ok();
        var quote = await company.PostAsync("quotes", new { tariff = "S", asOf = HeatingCompany.Text(company.Today), household = HeatingCompany.QuotedHousehold() });
        Lines(quote.Ok()).ShouldBe([("heat", "240.00")]);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_tariff_can_be_deleted_only_while_no_household_is_signed_to_it(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        await company.PutTariffAsync();
        await company.PutTariffAsync("FREE");
        await company.PutHouseholdAsync("1");
        (await company.SendAsync(HttpMethod.Delete, "tariffs/" + HeatingCompany.Tariff, null)).Refuses(HttpStatusCode.Conflict, "TariffInUse");
        (await company.GetAsync("tariffs/" + HeatingCompany.Tariff)).Ok();
        (await company.SendAsync(HttpMethod.Delete, "tariffs/FREE", null)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await company.GetAsync("tariffs/FREE")).Refuses(HttpStatusCode.NotFound);
        (await company.SendAsync(HttpMethod.Delete, "tariffs/FREE", null)).Refuses(HttpStatusCode.NotFound);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task The_list_of_tariffs_takes_a_season_and_refuses_what_is_none(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        await company.PutTariffAsync();
        (await company.GetAsync($"tariffs?season={company.Season}")).Ok().Items.Count.ShouldBe(1);
        (await company.GetAsync($"tariffs?season={company.Season.Previous}")).Ok().Items.ShouldBeEmpty();
        (await company.GetAsync("tariffs?season=2026")).Names("season");
        (await company.GetAsync("tariffs?colour=red")).Names("colour");
    }

    private static async Task RefusedAsync(HeatingCompany company, string script, int line, int? column)
    {
        var refused = await company.PutAsync("tariffs/S", Scripted(company, script));
        refused.Names("script");
        refused["errors"].GetProperty("script")[0].GetString()!.ShouldStartWith(column is null ? $"第 {line} 行第 " : $"第 {line} 行第 {column} 列");
        (await company.GetAsync("tariffs/S")).Refuses(HttpStatusCode.NotFound);
        (await company.GetAsync("tariffs")).Ok();
    }

    private static JsonObject Scripted(HeatingCompany company, string script)
    {
        var definition = company.Definition();
        definition["script"] = script;
        return definition;
    }

    private static IEnumerable<(string, string)> Lines(Answer quote)
        => quote["lines"].EnumerateArray().Select(line => (line.GetProperty("code").GetString()!, line.GetProperty("amount").GetString()!));
}

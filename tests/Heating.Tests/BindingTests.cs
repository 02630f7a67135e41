using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Heating.Tests;

/// <summary>No page goes on with a value that it could not read.</summary>
public sealed class BindingTests(HeatingHost host) : IClassFixture<HeatingHost>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_address_that_can_not_be_read_is_answered_with_the_name_of_its_parameter(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        await company.PutTariffAsync();
        using var person = await company.SignInAsync("maker");
        foreach (var (address, parameter) in new[]
        {
            ("Bills?season=xx", "season"),
            ("Bills?season=9998-9999", "season"),
            ("Bills?status=Lost", "status"),
            ("Bills?paidFrom=0001-01-01", "paidFrom"),
            ("Bills?paidTo=9999-12-31", "paidTo"),
            ("Payments?paidFrom=2026-02-30", "paidFrom"),
            ("Payments?shift=99999999999999999999", "shift"),
            ("Payments?shift={0}{9}", "shift"),
            ("Statistics/Communities?season=abc", "season"),
            ("Tariffs?unit=abc", "unit"),
            ("Tariffs?season=2026", "season"),
            ("Tariffs/Edit?number=JM-01&day=9999-12-31", "day"),
            ("Tariffs/Edit?number=JM-01&version=1.5", "version"),
            ("Owners/Edit?id=abc", "id"),
            ("BillRuns/Details?id=abc", "id"),
        })
        {
            using var answer = await person.GetAsync("Heating/" + address);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, address);
            var page = await PageAsync(answer);
            page.QuerySelector(".statuspage li code")!.TextContent.ShouldBe(parameter, address);
            page.QuerySelector(".statuspage li")!.TextContent.Length.ShouldBeGreaterThan(parameter.Length + 3, address);
        }

        foreach (var address in new[] { "Bills?season=&status=&paidFrom=&paidTo=", "Bills?season=2026-2027&status=Paid&paidFrom=1900-01-01&paidTo=2200-12-31", "Payments?shift=", "Tariffs/Edit?number=JM-01&day=2200-12-31" })
        {
            using var answer = await person.GetAsync("Heating/" + address);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        }

        (await person.GetAsync("language/en")).Dispose();
        using var english = await person.GetAsync("Heating/Bills?paidFrom=0001-01-01");
        (await PageAsync(english)).QuerySelector(".statuspage li")!.TextContent.ShouldContain("Enter a date between the years 1900 and 2200.");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_form_that_can_not_be_read_comes_back_as_it_was_typed_with_the_error_at_its_field_and_changes_nothing(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        await company.PutTariffAsync();
        await company.PutHouseholdAsync("1", owner: "王芳");
        var id = await company.SqlAsync<long>("SELECT id FROM heating_owners");
        using var person = await company.SignInAsync("maker");
        var form = await person.ReadFormAsync("Heating/Owners/Edit?id=" + id, "form.form-x");
        (form["Input.Name"], form["Input.Phone"], form["Input.Kind"]) = ("改了名", "13900000000", "abc");

        using var answer = await person.PostAsync("Heating/Owners/Edit?id=" + id, new FormUrlEncodedContent(form));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await PageAsync(answer);
        page.QuerySelector("input[name='Input.Name']")!.GetAttribute("value").ShouldBe("改了名");
        page.QuerySelector("input[name='Input.Phone']")!.GetAttribute("value").ShouldBe("13900000000");
        page.QuerySelector("#Input_Kind-error")!.TextContent.ShouldContain("abc");
        page.QuerySelectorAll("[role=alert] a").Select(link => link.GetAttribute("href")).ShouldBe(["#Input_Kind"]);
        (await company.SqlAsync<string>("SELECT name FROM heating_owners")).ShouldBe("王芳");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_payment_with_an_unreadable_method_shows_the_desk_again_and_takes_nothing(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        await company.WithBillsAsync(1);
        using var cashier = await company.SignInAsync("cashier");
        var open = await cashier.ReadFormAsync("Heating/Desk", "form[action*=OpenShift]");
        (await cashier.PostAsync("Heating/Desk?handler=OpenShift", new FormUrlEncodedContent(open))).Dispose();
        var form = await cashier.ReadFormAsync("Heating/Desk?account=1", "form#desk");
        (form["Input.Method"], form["Input.Amount"]) = ("Barter", "12.34");

        using var answer = await cashier.PostAsync("Heating/Desk?handler=Pay&account=1", new FormUrlEncodedContent(form));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await PageAsync(answer);
        page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("Barter");
        page.QuerySelector("form#desk input[name='Input.Amount']")!.GetAttribute("value").ShouldBe("12.34");
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_receipts")).ShouldBe(0);
    }

    [Fact]
    public async Task A_value_that_has_no_field_on_the_page_is_named_on_a_page_of_its_own()
    {
        var company = await host.NewAsync(DatabaseProvider.Sqlite);
        await company.PutTariffAsync();
        await company.PutHouseholdAsync("1");
        using var person = await company.SignInAsync("maker");
        var form = await person.ReadFormAsync("Heating/Communities");
        form["id"] = "abc";
        using var answer = await person.PostAsync("Heating/Communities?handler=Delete", new FormUrlEncodedContent(form));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await PageAsync(answer)).QuerySelector(".statuspage li code")!.TextContent.ShouldBe("id");
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_communities")).ShouldBe(1);
    }

    private static async Task<IDocument> PageAsync(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync();
        return await BrowsingContext.New(Configuration.Default).OpenAsync(response => response.Content(html));
    }
}

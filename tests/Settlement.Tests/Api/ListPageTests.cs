using System.Net;
using AngleSharp;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Settlement.Tests.Api;

/// <summary>The portal's lists say which filter they can't read, and turn their pages.</summary>
public sealed class ListPageTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_filter_that_can_not_be_read_is_named_and_one_that_can_is_kept(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        using var browser = await host.Host.SignInAsync(exchange.Tenant, "both", ApiHost.Password);
        foreach (var (address, parameter) in new[]
        {
            ("Invoices?amountFrom=abc", "amountFrom"),
            ("Invoices?amountTo=10000000000001", "amountTo"),
            ("Invoices?issuedFrom=0001-01-01", "issuedFrom"),
            ("Invoices?confirmedTo=9999-12-31", "confirmedTo"),
            ("Invoices?status=Lost", "status"),
            ("Movements?atTo=9999-12-31", "atTo"),
            ("Movements?atFrom=0001-01-01", "atFrom"),
            ("Orders?placedFrom=2026-13-01", "placedFrom"),
            ("Payments/Pay?p=abc", "p"),
            ("Payments?p=0", "p"),
            ("Payments?p=99999999999", "p"),
            ("Reviews?view=Lost", "view"),
        })
        {
            using var answer = await browser.GetAsync("Settlement/" + address);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, address);
            var html = await answer.Content.ReadAsStringAsync();
            var page = await BrowsingContext.New(Configuration.Default).OpenAsync(response => response.Content(html));
            page.QuerySelector(".statuspage li code")!.TextContent.ShouldBe(parameter, address);
        }

        var list = await browser.GetStringAsync("Settlement/Invoices?amountFrom=1%2C234.5&issuedFrom=2026-01-31&status=Paid");
        list.ShouldContain("name=\"amountFrom\"");
        list.ShouldContain("value=\"1234.50\"");
        list.ShouldContain("value=\"2026-01-31\"");
        list.ShouldContain("selected=\"selected\" value=\"Paid\"");
    }

    [Fact]
    public async Task The_second_page_of_payable_invoices_shows_the_others()
    {
        var exchange = await host.NewAsync(DatabaseProvider.Sqlite);
        for (var number = 1; number <= 16; number++)
            await exchange.InvoiceAsync($"F{number:00}", "10.00", confirmedDaysAgo: 20 - number);
        using var browser = await host.Host.SignInAsync(exchange.Tenant, "maker", ApiHost.Password);
        (await NumbersAsync(browser, "Settlement/Payments/Pay")).Count.ShouldBe(14);
        (await NumbersAsync(browser, "Settlement/Payments/Pay?p=2")).ShouldBe(["F15", "F16"]);
    }

    private static async Task<List<string>> NumbersAsync(HttpClient browser, string address)
    {
        var html = await browser.GetStringAsync(address);
        var page = await BrowsingContext.New(Configuration.Default).OpenAsync(response => response.Content(html));
        return [.. page.QuerySelectorAll("tbody input[name=Ids]").Select(box => box.GetAttribute("value")!)];
    }
}

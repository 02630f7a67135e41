using System.Net;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Heating.Tests;

/// <summary>Whoever started a bill run is told of its end.</summary>
public sealed class NotificationTests(HeatingHost host) : IClassFixture<HeatingHost>
{
    private const string Page = "Identity/My/Notifications";

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task The_end_of_a_bill_run_is_told_to_whoever_started_it(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        await company.PutTariffAsync();
        await company.PutHouseholdAsync("1");
        await company.PutHouseholdAsync("2");
        using var maker = await company.SignInAsync("maker");
        using var checker = await company.SignInAsync("checker");

        await company.RunEndAsync(await StartAsync(maker, company));
        await company.BillAsync();

        var page = WebUtility.HtmlDecode(await maker.GetStringAsync(Page));
        page.ShouldContain($"供热季 {company.Season} 的账单已生成");
        page.ShouldContain("2 户出账，共 4,800.00 元；0 户没有出账");
        (await checker.GetStringAsync(Page)).ShouldContain("还没有消息");
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM identity_notifications")).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_bill_run_that_fails_says_so(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        await company.PutTariffAsync();
        await company.PutHouseholdAsync("1");
        using var maker = await company.SignInAsync("maker");

        var run = await StartAsync(maker, company, () => company.SqlAsync<long>("UPDATE heating_tariff_versions SET definition = 'broken'"));
        await company.RunEndAsync(run);

        var page = WebUtility.HtmlDecode(await maker.GetStringAsync(Page));
        page.ShouldContain($"账单生成 {run} 号没有完成");
        page.ShouldNotContain("的账单已生成");
    }

    private static async Task<long> StartAsync(HttpClient person, HeatingCompany company, Func<Task>? before = null)
    {
        var form = await person.ReadFormAsync("Heating/BillRuns", "form[method=post]");
        form["Input.Season"] = company.Season.ToString();
        if (before is not null)
            await before();
        using var answer = await person.PostAsync("Heating/BillRuns", new FormUrlEncodedContent(form));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return await company.SqlAsync<long>("SELECT MAX(id) FROM heating_bill_runs");
    }
}

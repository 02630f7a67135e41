using System.Net;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Settlement.Tests.Api;

/// <summary>The exchange sets when an invoice is warned about and overdue (S-20, S-36).</summary>
public sealed class SettingsPageTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Address = "Settlement/Settings";

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Other_days_judge_the_invoices_that_are_there_at_once(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.InvoiceAsync("F1", "300.00", confirmedDaysAgo: 20);
        (await exchange.Machine.GetAsync("invoices/F1"))["ageing"].ShouldBe("None");
        using var admin = await host.Host.SignInAsync(exchange.Tenant, "admin", ApiHost.Password);

        (await SaveAsync(admin, "15", "30")).ShouldBeEmpty();
        (await exchange.Machine.GetAsync("invoices/F1"))["ageing"].ShouldBe("Warning");
        (await SaveAsync(admin, "10", "20")).ShouldBeEmpty();
        (await exchange.Machine.GetAsync("invoices/F1"))["ageing"].ShouldBe("Overdue");
        (await exchange.SqlAsync<string>("SELECT state_before FROM identity_audit WHERE subject = 'settings:settlement' ORDER BY id DESC LIMIT 1"))
            .ShouldBe("""{"warningDays":15,"overdueDays":30}""");
        (await exchange.SqlAsync<string>("SELECT json FROM platform_settings WHERE name = 'settlement'")).ShouldContain("\"exchangeUnit\":\"exchange\"");
    }

    [Fact]
    public async Task Days_that_make_no_sense_are_named_at_their_fields_and_nothing_is_changed()
    {
        var exchange = await host.NewAsync(DatabaseProvider.Sqlite);
        using var admin = await host.Host.SignInAsync(exchange.Tenant, "admin", ApiHost.Password);

        (await SaveAsync(admin, "60", "60")).ShouldContain("Input_OverdueDays-error");
        (await SaveAsync(admin, "0", "366")).ShouldContain("Input_WarningDays-error");
        (await SaveAsync(admin, "x", "60")).ShouldContain("Input_WarningDays-error");
        (await exchange.SqlAsync<long>("SELECT COUNT(*) FROM identity_audit WHERE subject = 'settings:settlement'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_members_administrator_can_not_open_them()
    {
        var exchange = await host.NewAsync(DatabaseProvider.Sqlite);
        using var maker = await host.Host.SignInAsync(exchange.Tenant, "maker", ApiHost.Password);
        (await maker.GetAsync(Address)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<string> SaveAsync(HttpClient client, string warning, string overdue)
    {
        var form = await client.ReadFormAsync(Address, "#settlement");
        (form["Input.WarningDays"], form["Input.OverdueDays"]) = (warning, overdue);
        using var answer = await client.PostAsync(Address, new FormUrlEncodedContent(form));
        return answer.StatusCode == HttpStatusCode.Redirect ? "" : await answer.Content.ReadAsStringAsync();
    }
}

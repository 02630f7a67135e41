using AngleSharp;
using PayHall.Testing;

namespace PayHall.Settlement.Tests.Api;

/// <summary>The page that people review on says what is wrong at the field that the rule names, as the API does.</summary>
public sealed class ReviewPageTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("Agree", "同意", "Wrong#Pass-1", "Input.PaymentPassword")]
    [InlineData("Agree", "同意", "", "Input.PaymentPassword")]
    [InlineData("Refuse", " ", ApiHost.PaymentPassword, "Input.Opinion")]
    public async Task A_broken_rule_is_shown_at_its_field(string decision, string opinion, string password, string field)
    {
        var exchange = await host.NewAsync(Tenants.DatabaseProvider.Sqlite);
        await exchange.InvoiceAsync("F1", "300.00");
        var payment = (await (await exchange.PersonAsync("maker")).PostAsync("payments", new { invoices = new[] { "F1" } })).ShouldHaveStatus(200)["id"];
        using var browser = await host.Host.SignInAsync(exchange.Tenant, "checker", ApiHost.Password);

        var form = await browser.ReadFormAsync("Settlement/Reviews/Review/" + payment, "form#review");
        (form["Input.Decision"], form["Input.Opinion"], form["Input.PaymentPassword"]) = (decision, opinion, password);
        form["CaptchaAnswer"] = await host.Host.ReadCaptchaAsync(exchange.Tenant, form["CaptchaTicket"]);
        using var answer = await browser.PostAsync("Settlement/Reviews/Review/" + payment, new FormUrlEncodedContent(form));

        var html = await answer.Content.ReadAsStringAsync();
        var page = await BrowsingContext.New(Configuration.Default).OpenAsync(response => response.Content(html));
        page.QuerySelectorAll("[aria-invalid=true]").Select(control => control.GetAttribute("name")).ShouldBe([field], html);
    }
}

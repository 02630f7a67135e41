using PayHall.Testing;

namespace PayHall.Browser.Tests;

/// <summary>The exchange's day: an accountant pays invoices (S-11), a colleague reviews (S-12), and everybody sees what became of it (S-15, S-19, S-02).</summary>
[Collection(PortalsCollection.Name)]
public sealed class ExchangeWalkTests(Portals portals)
{
    private const string Tenant = "exchange";
    private const string Maker = "ylyy_wuhy";
    private const string Reviewer = "ylyy_lingd";

    [Theory]
    [InlineData(Hand.Mouse, 1440, "zh-CN")]
    [InlineData(Hand.Keyboard, 1440, "en")]
    [InlineData(Hand.Mouse, 390, "en")]
    [InlineData(Hand.Keyboard, 390, "zh-CN")]
    public async Task An_accountant_pays_an_invoice_and_a_colleague_reviews_it(Hand hand, int width, string language)
    {
        var maker = new Walker(await portals.SignInAsync(Tenant, Maker, width, language: language), hand);
        await maker.GoAsync("/Settlement/Payments/Pay");
        var invoice = await FirstPayableAsync(maker);
        await maker.TickAsync($"input[name=Ids][value='{invoice}']");
        await maker.ShowAsync($"walk-pay-{hand}-{width}-{language}");
        var number = await SubmitAsync(maker);
        (await maker.SaidAsync()).ShouldContain(number);
        await maker.Page.Context.CloseAsync();

        var reviewer = new Walker(await portals.SignInAsync(Tenant, Reviewer, width, language: language), hand);
        await reviewer.GoAsync("/Settlement/Reviews");
        await reviewer.FollowAsync($"a[href$='/Reviews/Review/{number}']", "/Reviews/Review");
        await reviewer.ShowAsync($"walk-review-{hand}-{width}-{language}");
        await reviewer.WriteAsync("[name='Input.Opinion']", "核对无误");
        await reviewer.WriteAsync("[name='Input.PaymentPassword']", DemoAccounts.Read(portals.Host.Folder, Tenant).Named(Reviewer).PaymentPassword!);
        await portals.AnswerCaptchaAsync(reviewer.Page, Tenant);
        await reviewer.FollowAsync("[data-review-submit]", "/Payments/Details");
        (await reviewer.SaidAsync()).ShouldContain(number);

        await reviewer.Page.GotoAsync($"Settlement/Invoices/Details/{invoice}");
        (await reviewer.Page.Locator(".st-ok").CountAsync()).ShouldBeGreaterThan(0, "the invoice is paid");
        await reviewer.GoAsync("/Settlement/Movements");
        (await reviewer.Page.Locator("#movements tbody tr").First.InnerTextAsync()).ShouldContain(number);
        await reviewer.ShowAsync($"walk-movements-{hand}-{width}-{language}");
        await reviewer.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_refusal_without_an_opinion_is_sent_back_with_everything_that_was_typed()
    {
        var maker = new Walker(await portals.SignInAsync(Tenant, Maker), Hand.Mouse);
        await maker.GoAsync("/Settlement/Payments/Pay");
        await maker.TickAsync($"input[name=Ids][value='{await FirstPayableAsync(maker)}']");
        var number = await SubmitAsync(maker);
        await maker.Page.Context.CloseAsync();

        var reviewer = new Walker(await portals.SignInAsync(Tenant, Reviewer), Hand.Mouse);
        await reviewer.Page.GotoAsync($"Settlement/Reviews/Review/{number}");
        await reviewer.PickAsync("Input.Decision", "Refuse");
        await reviewer.WriteAsync("[name='Input.PaymentPassword']", DemoAccounts.Read(portals.Host.Folder, Tenant).Named(Reviewer).PaymentPassword!);
        await portals.AnswerCaptchaAsync(reviewer.Page, Tenant);
        await reviewer.PressAsync("[data-review-submit]");
        await reviewer.Page.WaitForSelectorAsync("[name='Input.Opinion'][aria-invalid=true]");
        (await reviewer.Page.IsCheckedAsync("input[name='Input.Decision'][value=Refuse]")).ShouldBeTrue();

        await reviewer.WriteAsync("[name='Input.Opinion']", "发票金额与合同不符，请核对");
        await reviewer.WriteAsync("[name='Input.PaymentPassword']", DemoAccounts.Read(portals.Host.Folder, Tenant).Named(Reviewer).PaymentPassword!);
        await portals.AnswerCaptchaAsync(reviewer.Page, Tenant);
        await reviewer.FollowAsync("[data-review-submit]", "/Payments/Details");
        (await reviewer.Page.Locator("main").InnerTextAsync()).ShouldContain("发票金额与合同不符，请核对");
        await reviewer.Page.Context.CloseAsync();
    }

    /// <summary>Submits what is ticked, without the older overdue invoices that are asked about; answers the payment's number.</summary>
    private static async Task<string> SubmitAsync(Walker maker)
    {
        await maker.PressAsync("[data-ph-act=invoices]");
        await maker.Page.WaitForSelectorAsync("#older[open], .flash");
        if (await maker.Page.IsVisibleAsync("#older"))
        {
            await maker.ShowAsync("walk-prompt-" + Guid.NewGuid().ToString("N")[..6]);
            await maker.FollowAsync("#older button[value=accept]", "/Payments/Details");
        }

        return maker.Page.Url.Split('/')[^1];
    }

    /// <summary>The first invoice that may be paid; small ones, so that the funds suffice for all walks.</summary>
    private static async Task<string> FirstPayableAsync(Walker maker)
    {
        await maker.Page.GotoAsync("Settlement/Payments/Pay?sort=amount");
        return (await maker.Page.GetAttributeAsync("input[name=Ids] >> nth=0", "value"))!;
    }
}

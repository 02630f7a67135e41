using System.Globalization;
using Microsoft.Playwright;

namespace PayHall.Browser.Tests;

/// <summary>The heating company's day: tariff (H-10), contract (H-14), bill run (H-15), cashier desk (H-31), receipt (H-32), statistics (H-41).</summary>
[Collection(PortalsCollection.Name)]
public sealed class HeatingWalkTests(Portals portals)
{
    private const string Tenant = "heating";
    private const string Clerk = "sunlihua";
    private const string Approver = "zhouhaitao";

    [Theory]
    [InlineData(Hand.Mouse, 1440, "zh-CN", "zhaomin")]
    [InlineData(Hand.Keyboard, 1440, "en", "lina")]
    [InlineData(Hand.Mouse, 390, "en", "wangqiang")]
    [InlineData(Hand.Keyboard, 390, "zh-CN", "zhaomin")]
    public async Task A_tariff_is_made_signed_billed_and_paid_at_the_desk(Hand hand, int width, string language, string cashier)
    {
        var shot = $"{hand}-{width}-{language}";
        var tariff = "T" + Guid.NewGuid().ToString("N")[..8];
        var clerk = new Walker(await portals.SignInAsync(Tenant, Clerk, width, language: language), hand);
        await MakeTariffAsync(clerk, tariff, shot);
        var account = await ProposeAsync(clerk, tariff);
        await clerk.Page.Context.CloseAsync();

        var approver = new Walker(await portals.SignInAsync(Tenant, Approver, width, language: language), hand);
        await ApproveAsync(approver, account);
        await RunAsync(approver, tariff, shot);
        await approver.Page.Context.CloseAsync();

        var desk = new Walker(await portals.SignInAsync(Tenant, cashier, width, language: language), hand);
        await PayAsync(desk, account, shot);
        await desk.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_desk_works_from_the_scan_to_the_receipt_by_keys_alone()
    {
        var desk = await portals.SignInAsync(Tenant, "lina");
        await desk.GotoAsync("Heating/Bills?status=Unpaid");
        var account = (await desk.Locator("table tbody tr .mono").First.InnerTextAsync()).Trim();
        await desk.GotoAsync("Heating/Desk");
        if (await desk.Locator("form[action*='OpenShift'] button").CountAsync() > 0)
            await desk.Locator("form[action*='OpenShift'] button").First.ClickAsync();
        await desk.WaitForSelectorAsync("#scan:focus");
        await desk.Keyboard.TypeAsync(account);
        await desk.Keyboard.PressAsync("Enter");
        await desk.WaitForSelectorAsync("#Input_Received:focus");
        await desk.Keyboard.PressAsync("F9");
        (await desk.IsCheckedAsync("[name='Input.Method'][value=BankCard]")).ShouldBeTrue();
        await desk.Keyboard.PressAsync("F2");
        var due = decimal.Parse((await desk.InputValueAsync("#Input_Amount")).Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        await desk.WaitForSelectorAsync("#Input_Received:focus");
        await desk.Keyboard.PressAsync("Control+A");
        await desk.Keyboard.TypeAsync((due + 10m).ToString("0.00", CultureInfo.InvariantCulture));
        (await desk.Locator("#change").InnerTextAsync()).ShouldContain("10.00");
        await desk.Keyboard.PressAsync("Enter");
        await desk.WaitForURLAsync(url => url.Contains("/Receipts/", StringComparison.Ordinal));
        (await desk.Locator("#main").InnerTextAsync()).ShouldContain("10.00");
        await desk.Keyboard.PressAsync("Escape");
        await desk.WaitForURLAsync(url => url.EndsWith("/Heating/Desk", StringComparison.Ordinal));
        await desk.WaitForSelectorAsync("#scan:focus");
        await desk.Context.CloseAsync();
    }

    [Fact]
    public async Task A_hostile_script_is_refused_on_the_page_with_its_line_and_what_was_typed_stays()
    {
        var clerk = await portals.SignInAsync(Tenant, "admin");
        await clerk.GotoAsync("Heating/Tariffs");
        await clerk.GotoAsync((await clerk.Locator("a[href*='/Tariffs/Edit']").Last.GetAttributeAsync("href"))!.Replace("/Edit", "/Script", StringComparison.Ordinal));
        const string script = "var price = 24;\nline('heat', '热费', eval('price'));";
        await clerk.FillAsync("#script", script);
        await clerk.ClickAsync("[data-check]");
        await clerk.WaitForSelectorAsync(".msg a[data-line='2']");
        (await clerk.InputValueAsync("#script")).ReplaceLineEndings("\n").TrimEnd().ShouldBe(script);
        await clerk.ClickAsync("button[form=script-form]");
        await clerk.WaitForSelectorAsync(".msg a[data-line='2']");
        await clerk.FillAsync("#script", "while (true) { }\nline('heat', '热费', 1);");
        await clerk.ClickAsync("button[form=script-form]");
        await clerk.WaitForSelectorAsync(".msg a[data-line='1'], .st-bad");
        (await clerk.GotoAsync("Heating/Tariffs"))!.Status.ShouldBe(200);
        await clerk.Context.CloseAsync();
    }

    private static async Task MakeTariffAsync(Walker clerk, string number, string shot)
    {
        await clerk.GoAsync("/Heating/Tariffs/Edit");
        await clerk.WriteAsync("[name='Input.Name']", "居民按面积 " + number);
        await clerk.WriteAsync("[name='NewNumber']", number);
        await clerk.WriteAsync("[name='Input.UnitPrice']", "24.00");
        await clerk.PickAsync("Input.LateFeeKind", "PerDay");
        await clerk.WriteAsync("[name='Input.LateFeeValue']", "0.05");
        await clerk.WriteAsync("[name='Input.LateFeeStartsAfterDays']", "1");
        await clerk.ShowAsync("walk-tariff-" + shot);
        await clerk.PressAsync("button[form=tariff]:not([value])");
        await clerk.Page.WaitForSelectorAsync(".flash");
        await clerk.GoAsync("/Heating/Tariffs");
        (await clerk.Page.Locator("main").InnerTextAsync()).ShouldContain(number);
    }

    private static async Task<string> ProposeAsync(Walker clerk, string tariff)
    {
        await clerk.GoAsync("/Heating/Contracts/Propose");
        var row = clerk.Page.Locator("#households tbody tr").First;
        var account = (await row.Locator(".mono").InnerTextAsync()).Trim();
        var id = await row.Locator("input[name=ids]").GetAttributeAsync("value");
        await clerk.ChooseAsync("#tariff", await OptionAsync(clerk.Page, "#tariff", tariff));
        await clerk.TickAsync($"input[name=ids][value='{id}']");
        await clerk.PressAsync("[data-ph-act=households]");
        await clerk.Page.WaitForSelectorAsync(".flash");
        return account;
    }

    private static async Task ApproveAsync(Walker approver, string account)
    {
        await approver.GoAsync("/Heating/Contracts/Approve");
        var box = approver.Page.Locator($"#contracts tbody tr:has-text('{account}') input[name=ids]");
        await approver.TickAsync($"input[name=ids][value='{await box.GetAttributeAsync("value")}']");
        await approver.PressAsync("[data-ph-act=contracts]");
        await approver.Page.WaitForSelectorAsync(".flash");
    }

    private static async Task RunAsync(Walker approver, string tariff, string shot)
    {
        await approver.GoAsync("/Heating/BillRuns");
        await approver.ChooseAsync("[name='Input.Tariff']", await OptionAsync(approver.Page, "[name='Input.Tariff']", tariff));
        await approver.FollowAsync("form:has([name='Input.Tariff']) button", "/BillRuns/Details");
        await approver.Page.Locator("[role=progressbar], progress, .progress").First.WaitForAsync();
        await approver.Page.WaitForFunctionAsync("() => document.querySelector('.st-ok') !== null", null, new PageWaitForFunctionOptions { Timeout = 30_000 });
        await approver.Page.ReloadAsync();
        await approver.ShowAsync("walk-run-" + shot);
        (await approver.Page.Locator(".stats").InnerTextAsync()).ShouldContain("1");
    }

    private static async Task PayAsync(Walker desk, string account, string shot)
    {
        await desk.GoAsync("/Heating/Desk");
        var open = desk.Page.Locator(".note form[action*='OpenShift'] button");
        if (await open.CountAsync() > 0)
        {
            await desk.PressAsync(".note form[action*='OpenShift'] button");
            await desk.Page.WaitForSelectorAsync(".flash");
        }

        await desk.WriteAsync("#scan", account);
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Page.WaitForSelectorAsync("#desk");
        await desk.ShowAsync("walk-desk-" + shot);
        await desk.WriteAsync("#Input_Received", "9999.00");
        await desk.FollowAsync("#desk .go", "/Receipts/");
        (await desk.Page.Locator("#main").InnerTextAsync()).ShouldContain(account);
        await desk.ShowAsync("walk-receipt-" + shot);
        await desk.PressAsync("#desk-link");
        await desk.Page.WaitForSelectorAsync("#scan");
        await desk.WriteAsync("#scan", account);
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Page.WaitForSelectorAsync("#desk .go[disabled]");
    }

    private static async Task<string> OptionAsync(IPage page, string select, string text)
        => (await page.Locator($"{select} option", new PageLocatorOptions { HasTextString = text }).First.GetAttributeAsync("value"))!;
}

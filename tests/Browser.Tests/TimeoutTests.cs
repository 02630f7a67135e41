using Microsoft.Playwright;

namespace PayHall.Browser.Tests;

/// <summary>Nobody is signed out without a warning, and nothing typed is lost by it (WCAG 2.2.1).</summary>
[Collection(PortalsCollection.Name)]
public sealed class TimeoutTests(Portals portals)
{
    [Fact]
    public async Task A_warning_comes_before_the_sign_in_ends_and_one_key_goes_on()
    {
        var page = await portals.SignInAsync("exchange", "jys_admin");
        await page.Clock.InstallAsync();
        await page.GotoAsync("Identity/Organizations/Edit");
        await page.FillAsync("[name='Input.Name']", "键盘卫生院");

        await page.Clock.FastForwardAsync(26 * 60_000);
        (await page.IsVisibleAsync("#timeout")).ShouldBeFalse("not yet");
        await page.Clock.FastForwardAsync(90_000);
        await page.WaitForSelectorAsync("#timeout[open]");
        (await page.InnerTextAsync("#timeout [data-left]")).ShouldMatch("^[01]:[0-9]{2}$");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#timeout", new PageWaitForSelectorOptions { State = WaitForSelectorState.Hidden });

        await page.Clock.FastForwardAsync(10 * 60_000);
        (await page.Locator("dialog[open]").CountAsync()).ShouldBe(0, "it holds on");
        (await page.EvaluateAsync<string>("() => document.activeElement.name")).ShouldBe("Input.Name", "the focus is back where it was");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task After_the_end_a_sign_in_elsewhere_goes_on_with_what_was_typed()
    {
        var page = await portals.SignInAsync("exchange", "jys_admin");
        await page.Clock.InstallAsync();
        await page.GotoAsync("Identity/Organizations/Edit");
        var parent = await page.GetAttributeAsync("[name='Input.ParentId'] option[value]:not([value='']) >> nth=0", "value");
        await page.SelectOptionAsync("[name='Input.ParentId']", parent!);
        await page.FillAsync("[name='Input.Name']", "打到一半的卫生院");
        var elsewhere = await page.Context.NewPageAsync();
        await elsewhere.GotoAsync("Identity/My");
        await elsewhere.ClickAsync(".whobox > summary");
        await elsewhere.ClickAsync(".whobox form button");
        await elsewhere.WaitForURLAsync(url => url.Contains("SignIn", StringComparison.Ordinal));

        await page.Clock.FastForwardAsync(40 * 60_000);
        await page.WaitForSelectorAsync("#timeout-over[open]");
        var window = await page.Context.RunAndWaitForPageAsync(() => page.Keyboard.PressAsync("Enter"));
        await portals.SignInOnAsync(window, "exchange", "jys_admin");
        await page.Keyboard.PressAsync("Escape");
        await page.ClickAsync("#unit button.btn-primary");

        await page.WaitForSelectorAsync(".flash");
        (await page.InnerTextAsync(".flash")).ShouldContain("打到一半的卫生院");
        await page.Context.CloseAsync();
    }
}

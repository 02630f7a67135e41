using Microsoft.Playwright;
using PayHall.Testing;

namespace PayHall.Browser.Tests;

/// <summary>What an administrator and a new user do in their first hour, without a mouse.</summary>
[Collection(PortalsCollection.Name)]
public sealed class KeyboardWalkTests(Portals portals)
{
    private const string NewPassword = "Kapok-red#2026";

    [Fact]
    public async Task A_platform_administrator_makes_a_tenant_and_stops_it()
    {
        var walker = new Walker(await portals.SignInAsync(Portals.DefaultSite, "admin"), Hand.Keyboard);
        await walker.GoAsync("/Tenants/Create");
        await walker.PickAsync("Input.Recipe", "heating-company");
        await walker.WriteAsync("[name='Input.Name']", "keys");
        await walker.WriteAsync("[name='Input.DisplayName']", "键盘热力公司");
        await walker.FollowAsync("#tenant button.btn-primary", "/Tenants/Creation");
        await walker.Page.WaitForSelectorAsync("a[href*='/Tenants/Creation']:has-text('查看结果'), .issued-t", new PageWaitForSelectorOptions { Timeout = 60_000 });
        if (!await walker.Page.IsVisibleAsync(".issued-t"))
            await walker.FollowAsync("main a[href*='/Tenants/Creation']", "/Tenants/Creation");
        (await walker.Page.InnerTextAsync(".issued-t")).Length.ShouldBeGreaterThan(10, "the administrator's password is shown");

        await walker.FollowAsync("main a.btn-primary[href*='/Tenants/Details']", "/Tenants/Details");
        await walker.FollowAsync("a[href*='ask=stop']", "ask=stop");
        (await walker.Page.EvaluateAsync<bool>("() => document.activeElement.closest('dialog:modal') !== null && document.activeElement.hasAttribute('data-ph-close')")).ShouldBeTrue("the safe answer has the focus");
        await walker.PressAsync("#ask [data-ph-close]");
        (await walker.Page.EvaluateAsync<string>("() => document.activeElement.getAttribute('href')")).ShouldContain("ask=stop");

        await walker.FollowAsync("a[href*='ask=stop']", "ask=stop");
        await walker.PressAsync("#ask .btn-danger");
        await walker.Page.WaitForSelectorAsync(".flash");
        (await walker.Page.InnerTextAsync("main")).ShouldContain("已停止");
        await walker.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_administrator_makes_a_role_and_an_account_and_its_person_moves_in()
    {
        var boss = new Walker(await portals.SignInAsync("exchange", "jys_admin"), Hand.Keyboard);
        await RoleAsync(boss);
        var password = await AccountAsync(boss);
        await boss.Page.Context.CloseAsync();

        var person = new Walker(await portals.OpenAsync("exchange"), Hand.Keyboard);
        await SignInAsync(person, password);
        await person.WriteAsync("[name='Input.Current']", password);
        await person.WriteAsync("[name='Input.New']", NewPassword);
        await person.WriteAsync("[name='Input.Repeated']", NewPassword);
        await person.Page.Keyboard.PressAsync("Enter");
        await person.Page.WaitForURLAsync(url => !url.Contains("ChangePassword", StringComparison.Ordinal));

        var key = await SecondFactorAsync(person);
        await person.FollowAsync("header a.bell", "/My/Notifications");
        (await person.Page.Locator("main tbody tr, main .empty-x").CountAsync()).ShouldBeGreaterThan(0);
        await EndOtherSessionAsync(person, key);
        await person.Page.Context.CloseAsync();
    }

    /// <summary>A role with all of a page's permissions but one, by the three-state boxes.</summary>
    private static async Task RoleAsync(Walker boss)
    {
        await boss.GoAsync("/Identity/Roles");
        await boss.FollowAsync("main a[href$='/Identity/Roles/Edit']", "/Roles/Edit");
        await boss.WriteAsync("[name='Input.Name']", "键盘查账");
        if (await boss.Page.IsVisibleAsync("select[name='Input.UnitId']"))
            await boss.ChooseAsync("select[name='Input.UnitId']", (await boss.Page.GetAttributeAsync("select[name='Input.UnitId'] option[value]:not([value='']) >> nth=0", "value"))!);
        var accounts = "[data-page]:has([value='Identity.ViewAccounts'])";
        await boss.TickAsync($"{accounts} [data-parent]");
        var boxes = boss.Page.Locator($"{accounts} [data-action]");
        for (var i = 0; i < await boxes.CountAsync(); i++)
            (await boxes.Nth(i).IsCheckedAsync()).ShouldBeTrue("the page's box ticks all of its actions");
        await boss.Page.Keyboard.PressAsync("Tab");
        await boss.Page.Keyboard.PressAsync("Tab");
        await boss.Page.Keyboard.PressAsync("Space");
        (await boxes.Nth(1).IsCheckedAsync()).ShouldBeFalse();
        (await boss.Page.Locator($"{accounts} [data-parent]").EvaluateAsync<bool>("box => box.indeterminate")).ShouldBeTrue("some, not all");
        await boss.FollowAsync("[data-ph-save=role]", "/Roles/Edit?id=");
        (await boss.SaidAsync()).ShouldContain("键盘查账");
    }

    /// <summary>An account with the role; answers the password that is shown once.</summary>
    private static async Task<string> AccountAsync(Walker boss)
    {
        await boss.GoAsync("/Identity/Accounts");
        await boss.FollowAsync("main a.btn-primary[href*='/Accounts/Edit']", "/Accounts/Edit");
        await boss.WriteAsync("[name='Input.UserName']", "keyboard");
        await boss.FollowAsync("#account button.btn-primary", "/Accounts/Edit");
        await boss.Page.WaitForSelectorAsync("[name='Input.DisplayName'][aria-invalid=true]");
        (await boss.Page.InputValueAsync("[name='Input.UserName']")).ShouldBe("keyboard");
        await boss.WriteAsync("[name='Input.DisplayName']", "键盘用户");
        await boss.FollowAsync("#account button.btn-primary", "/Accounts/Roles");
        var password = await boss.Page.InnerTextAsync("#issued .issued");
        await boss.Page.Keyboard.PressAsync("Enter");
        (await boss.Page.IsVisibleAsync("#issued")).ShouldBeFalse("Enter closes what was read");
        var role = await boss.Page.Locator(".picks li", new PageLocatorOptions { HasTextString = "键盘查账" }).Locator("input").GetAttributeAsync("value");
        await boss.TickAsync($".picks input[value='{role}']");
        await boss.ReturnAsync("[data-ph-save=roles]", "/Identity/Accounts");
        (await boss.SaidAsync()).ShouldContain("键盘用户");
        return password;
    }

    private async Task SignInAsync(Walker person, string password)
    {
        await person.Page.GotoAsync("Identity/SignIn");
        (await person.Page.EvaluateAsync<string>("() => document.activeElement.name")).ShouldBe("Input.UserName");
        await person.WriteAsync("[name='Input.UserName']", "keyboard");
        await person.WriteAsync("[name='Input.Password']", password);
        await person.WriteAsync("[name=CaptchaAnswer]", await portals.Host.ReadCaptchaAsync("exchange", await person.Page.InputValueAsync("[name=CaptchaTicket]")));
        await person.Page.Keyboard.PressAsync("Enter");
        await person.Page.WaitForURLAsync(url => !url.EndsWith("/SignIn", StringComparison.Ordinal));
    }

    /// <summary>Sets up the second factor; answers its key.</summary>
    private static async Task<string> SecondFactorAsync(Walker person)
    {
        await person.GoAsync("/Identity/My/SecondFactor");
        await person.WriteAsync("[name='Input.Password']", NewPassword);
        await person.Page.Keyboard.PressAsync("Enter");
        var key = (await person.Page.InnerTextAsync("code.key")).Replace(" ", "", StringComparison.Ordinal);
        await person.WriteAsync("[name='Input.Code']", AuthenticatorApp.Code(key));
        await person.Page.Keyboard.PressAsync("Enter");
        (await person.Page.Locator(".codes li").First.InnerTextAsync()).Length.ShouldBeGreaterThan(10, "recovery codes");
        await person.PressAsync("main a.btn-primary[href$='/My/SecondFactor']");
        await person.Page.WaitForSelectorAsync("[name='Input.Password']");
        return key;
    }

    private async Task EndOtherSessionAsync(Walker person, string key)
    {
        var elsewhere = new Walker(await portals.OpenAsync("exchange"), Hand.Keyboard);
        await SignInAsync(elsewhere, NewPassword);
        await elsewhere.WriteAsync("[name='Input.Code']", AuthenticatorApp.Code(key, 1));
        await elsewhere.Page.Keyboard.PressAsync("Enter");
        await elsewhere.Page.WaitForURLAsync(url => !url.Contains("SignInCode", StringComparison.Ordinal));

        await person.PressAsync(".whobox > summary");
        await person.ReturnAsync(".whobox a[href$='/Identity/My']", "/Identity/My");
        await person.PressAsync("#sessions button.linkbtn");
        await person.Page.WaitForSelectorAsync(".flash");
        (await person.SaidAsync()).ShouldContain("已退出");
        await elsewhere.Page.GotoAsync("Identity/My");
        elsewhere.Page.Url.ShouldContain("SignIn");
        await elsewhere.Page.Context.CloseAsync();
    }
}

namespace PayHall.Browser.Tests;

/// <summary>Every page without a mouse: what can be used can be reached, is seen while it has the focus, and lets go of it.</summary>
[Collection(PortalsCollection.Name)]
public sealed class KeyboardTests(Portals portals)
{
    /// <summary>Lists lead to these; one of each kind is walked.</summary>
    private static readonly string[] Kinds = ["/Edit", "/Details", "/Roles", "/Certificates", "/Create"];

    [Theory]
    [InlineData("exchange", "jys_admin")]
    [InlineData("exchange", "ylyy_wuhy")]
    [InlineData("heating", "zhouhaitao")]
    [InlineData(Portals.DefaultSite, "admin")]
    public async Task Every_page_of_the_menu_is_walked_by_Tab_from_its_top_to_its_end(string tenant, string userName)
    {
        var page = await portals.SignInAsync(tenant, userName);
        var walk = new TabWalk(page);
        var faults = new List<string>(await walk.MenuAsync((await page.QuerySelectorAsync(".whobox > summary"))!));
        // A member's pages of accounts and roles are those of the exchange.
        var waiting = new Queue<string>((await Portals.MenuOfAsync(page)).Where(address => userName != "ylyy_wuhy" || !address.Contains("/Identity/", StringComparison.Ordinal)));
        var met = new HashSet<string>(waiting);
        while (waiting.TryDequeue(out var address))
        {
            await page.GotoAsync(address);
            foreach (var link in await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('main a[href]')].map(a => a.pathname)"))
            {
                if (Kinds.Any(kind => link.Contains(kind, StringComparison.Ordinal)) && met.Add(KindOf(link)))
                    waiting.Enqueue(link);
            }

            faults.AddRange(await walk.FaultsAsync());
        }

        faults.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(Portals.DefaultSite, "")]
    [InlineData("exchange", "Identity/SignIn")]
    [InlineData("exchange", "Identity/CaSignIn")]
    [InlineData("heating", "no/such/page")]
    public async Task Pages_for_everyone_are_walked_by_Tab(string tenant, string address)
    {
        var page = await portals.OpenAsync(tenant);
        await page.GotoAsync(address);

        (await new TabWalk(page).FaultsAsync()).ShouldBeEmpty();

        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("exchange", "jys_admin")]
    [InlineData("heating", "zhouhaitao")]
    [InlineData(Portals.DefaultSite, "admin")]
    public async Task The_phones_menu_keeps_the_focus_until_Escape_closes_it(string tenant, string userName)
    {
        var page = await portals.SignInAsync(tenant, userName, 390);
        (await new TabWalk(page).FaultsAsync()).ShouldBeEmpty();
        await page.FocusAsync(".menu-open");
        await page.Keyboard.PressAsync("Space");
        for (var i = 0; i < 30; i++)
        {
            (await page.EvaluateAsync<bool>("() => document.activeElement === document.body || document.activeElement.closest('.drawer') !== null")).ShouldBeTrue();
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Locator(".drawer a:visible").Last.FocusAsync();
        await page.Keyboard.PressAsync("Escape");

        (await page.EvaluateAsync<bool>("() => document.activeElement.matches('.menu-open')")).ShouldBeTrue();
        (await page.IsVisibleAsync(".drawer")).ShouldBeFalse();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("exchange", "jys_admin", 1440)]
    [InlineData("exchange", "jys_admin", 1024)]
    [InlineData("heating", "zhouhaitao", 1440)]
    public async Task The_arrows_unfold_a_group_of_the_menu_and_go_through_it(string tenant, string userName, int width)
    {
        var page = await portals.SignInAsync(tenant, userName, width);
        var group = page.Locator("nav.drawer li.grp:has(ul li:nth-child(2))").Last;
        await group.Locator("> :is(a, button)").FocusAsync();

        await page.Keyboard.PressAsync("ArrowRight");
        (await group.Locator("ul a").First.EvaluateAsync<bool>("link => document.activeElement === link")).ShouldBeTrue("Right goes into the group");
        await page.Keyboard.PressAsync("ArrowDown");
        (await group.Locator("ul a").Nth(1).EvaluateAsync<bool>("link => document.activeElement === link")).ShouldBeTrue("Down goes on");
        await page.Keyboard.PressAsync("ArrowLeft");
        (await group.Locator("> :is(a, button)").EvaluateAsync<bool>("head => document.activeElement === head")).ShouldBeTrue("Left comes back");
        await page.Context.CloseAsync();
    }

    /// <summary>An address without its record: one account's page stands for all.</summary>
    private static string KindOf(string address) => address[..(Kinds.Select(kind => address.IndexOf(kind, StringComparison.Ordinal) is var at && at < 0 ? 0 : at + kind.Length).Max())];
}

using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace PayHall.Browser.Tests;

/// <summary>
/// Every page that a person's menus lead to, and an account's, in both languages, light and dark, from desk to phone: nothing axe
/// objects to, no script error, no sideways scrolling. With <c>PAYHALL_SHOTS</c> naming a folder, each page is also photographed.
/// </summary>
[Collection(PortalsCollection.Name)]
public sealed class EveryPageTests(Portals portals)
{
    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    /// <summary>Columns that leave a narrow window do so with their heads.</summary>
    private const string HeadsBesideTheirColumns = """
        () => {
          const shown = row => [...row.cells].filter(cell => cell.checkVisibility()).reduce((sum, cell) => sum + cell.colSpan, 0);
          return [...document.querySelectorAll('main table')]
            .filter(table => table.tHead?.rows.length === 1 && table.tHead.checkVisibility() && table.tBodies[0]?.rows.length && table.tBodies[0].checkVisibility())
            .filter(table => shown(table.tHead.rows[0]) !== shown(table.tBodies[0].rows[0]))
            .map(table => table.id || table.caption?.textContent || table.outerHTML.slice(0, 60));
        }
        """;

    [Theory]
    [InlineData("exchange", "ylyy_wuhy", 1440, "zh-CN", ColorScheme.Light)]
    [InlineData("exchange", "ylyy_wuhy", 390, "zh-CN", ColorScheme.Dark)]
    [InlineData("exchange", "ylyy_lingd", 1024, "en", ColorScheme.Dark)]
    [InlineData("exchange", "jys_jiesuan", 1440, "en", ColorScheme.Light)]
    [InlineData("exchange", "jys_admin", 1440, "zh-CN", ColorScheme.Dark)]
    [InlineData("heating", "zhouhaitao", 1440, "zh-CN", ColorScheme.Light)]
    [InlineData("heating", "zhouhaitao", 390, "en", ColorScheme.Light)]
    [InlineData("heating", "zhouhaitao", 1024, "zh-CN", ColorScheme.Dark)]
    [InlineData("heating", "zhaomin", 1440, "en", ColorScheme.Dark)]
    [InlineData(Portals.DefaultSite, "admin", 1440, "zh-CN", ColorScheme.Light)]
    [InlineData(Portals.DefaultSite, "admin", 390, "en", ColorScheme.Dark)]
    public async Task Each_page_of_the_menu_is_accessible_and_whole(string tenant, string userName, int width, string language, ColorScheme colors)
    {
        var page = await portals.SignInAsync(tenant, userName, width, language: language, colors: colors);
        var scriptErrors = new List<string>();
        page.PageError += (_, error) => scriptErrors.Add(page.Url + ": " + error);
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
                scriptErrors.Add($"{page.Url}: {response.Status} for {response.Url}");
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                scriptErrors.Add(page.Url + ": " + message.Text);
        };
        var addresses = await Portals.MenuOfAsync(page);
        addresses.Length.ShouldBeGreaterThan(3);
        var faults = new List<string>();
        foreach (var address in addresses)
            faults.AddRange(await FaultsAsync(page, address, $"{tenant}-{userName}-{width}-{language}-{colors}"));
        if (addresses.Any(address => address.EndsWith("/Identity/Accounts", StringComparison.Ordinal)))
        {
            await page.GotoAsync("Identity/Accounts");
            var account = await page.EvaluateAsync<string>("() => document.querySelector('main a[href*=\"/Accounts/Details\"]').getAttribute('href')");
            faults.AddRange(await FaultsAsync(page, account, $"{tenant}-{userName}-{width}-{language}-{colors}"));
        }

        faults.ShouldBeEmpty();
        scriptErrors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Portals.DefaultSite, "", 1440)]
    [InlineData(Portals.DefaultSite, "", 390)]
    [InlineData("exchange", "Identity/SignIn", 1440)]
    [InlineData("exchange", "Identity/SignIn", 390)]
    [InlineData("heating", "Identity/SignIn", 390)]
    [InlineData("heating", "no/such/page", 1440)]
    public async Task Pages_for_everyone_are_accessible_and_whole(string tenant, string address, int width)
    {
        foreach (var colors in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var page = await portals.OpenAsync(tenant, width, colors: colors);
            (await FaultsAsync(page, address, $"anyone-{width}-{colors}")).ShouldBeEmpty();
            await page.Context.CloseAsync();
        }
    }

    private static async Task<List<string>> FaultsAsync(IPage page, string address, string shot)
    {
        var faults = new List<string>();
        var answer = await page.GotoAsync(address);
        if (answer!.Status >= 500)
            faults.Add($"{address}: {answer.Status}");
        await page.WaitForLoadStateAsync(LoadState.Load);
        if (Environment.GetEnvironmentVariable("PAYHALL_SHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, shot, address.Split('?')[0].Trim('/').Replace('/', '_') + ".png") });
        var axe = await page.RunAxe(Wcag);
        faults.AddRange(axe.Violations.SelectMany(violation => violation.Nodes.Take(3).Select(node => $"{address}: {violation.Id}: {node.Html}")));
        faults.AddRange((await page.EvaluateAsync<string[]>(HeadsBesideTheirColumns)).Select(table => $"{address}: the heads of {table} don't stand above their columns"));
        var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (overflow > 1)
            faults.Add($"{address}: scrolls sideways by {overflow} px");
        return faults;
    }
}

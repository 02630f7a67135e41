using Microsoft.Playwright;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Browser.Tests;

/// <summary>Both demo organisations on a real host, and a real browser in front of them. One for all browser tests.</summary>
public sealed class Portals : IAsyncLifetime
{
    /// <summary>The tenant at the root of the host, with the tenant console.</summary>
    public const string DefaultSite = TenantSettings.DefaultName;

    private IPlaywright? playwright;

    public TestHost Host { get; private set; } = null!;

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await TestHost.StartAsync();
        await Host.CreateTenantAsync(DefaultSite, "platform-demo");
        await Host.CreateTenantAsync("exchange", "exchange-demo");
        await Host.CreateTenantAsync("heating", "heating-demo");
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
    }

    public async Task DisposeAsync()
    {
        // After a failed start there is less to end, and the start's own error is the one to read.
        if (Browser is not null)
            await Browser.DisposeAsync();
        playwright?.Dispose();
        if (Host is not null)
            await Host.DisposeAsync();
    }

    /// <summary>A window of its own: no cookies, no storage.</summary>
    public async Task<IPage> OpenAsync(string tenant, int width = 1440, int height = 900, string language = "zh-CN", ColorScheme colors = ColorScheme.Light)
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = new Uri(Host.Address, tenant == DefaultSite ? "" : tenant + "/").ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = colors,
            HasTouch = width < 500,
        });
        context.SetDefaultTimeout(15_000);
        var page = await context.NewPageAsync();
        if (language != "zh-CN")
            await page.GotoAsync("language/" + language);
        return page;
    }

    /// <summary>Signs a demo person in through the form.</summary>
    public async Task<IPage> SignInAsync(string tenant, string userName, int width = 1440, int height = 900, string language = "zh-CN", ColorScheme colors = ColorScheme.Light)
    {
        var page = await OpenAsync(tenant, width, height, language, colors);
        await page.GotoAsync("Identity/SignIn");
        await SignInOnAsync(page, tenant, userName);
        return page;
    }

    /// <summary>Signs a demo person in on the form that is open.</summary>
    public async Task SignInOnAsync(IPage page, string tenant, string userName)
    {
        var person = DemoAccounts.Read(Host.Folder, tenant).Named(userName);
        await page.FillAsync("[name='Input.UserName']", person.UserName);
        await page.FillAsync("[name='Input.Password']", person.Password);
        await AnswerCaptchaAsync(page, tenant);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("SignIn", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Every address that the menus of the page's person lead to.</summary>
    public static async Task<string[]> MenuOfAsync(IPage page)
        => [.. (await page.EvaluateAsync<string[]>("() => [...new Set([...document.querySelectorAll('nav a[href], .whobox a[href]')].map(a => a.pathname))]"))
            .Where(address => !address.Contains("/language/", StringComparison.Ordinal))];

    /// <summary>Types the answer to the captcha on show.</summary>
    public async Task AnswerCaptchaAsync(IPage page, string tenant)
    {
        var ticket = await page.InputValueAsync("[name=CaptchaTicket]");
        await page.FillAsync("[name=CaptchaAnswer]", await Host.ReadCaptchaAsync(tenant, ticket));
    }
}

using Microsoft.Playwright;

namespace PayHall.Browser.Tests;

/// <summary>
/// A person in front of a page who works with the mouse alone or the keyboard alone. The keyboard reaches everything by
/// Tab, so a walk that ends well has met no trap and nothing that only a mouse can reach.
/// </summary>
internal sealed class Walker(IPage page, Hand hand)
{
    private const int MostTabs = 250;

    public IPage Page => page;

    /// <summary>Presses a button or follows a link.</summary>
    public async Task PressAsync(string selector)
    {
        if (hand == Hand.Mouse)
        {
            await page.ClickAsync(selector);
            return;
        }

        await FocusAsync(selector);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Presses what leads to another page, and waits for it.</summary>
    public async Task FollowAsync(string selector, string part)
    {
        await PressAsync(selector);
        await page.WaitForURLAsync(url => url.Contains(part, StringComparison.OrdinalIgnoreCase), new PageWaitForURLOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
        await page.WaitForLoadStateAsync(LoadState.Load);
    }

    /// <summary>Presses what leads to a page whose address is the beginning of this one's, and waits for it.</summary>
    public async Task ReturnAsync(string selector, string path)
    {
        await PressAsync(selector);
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath.EndsWith(path, StringComparison.OrdinalIgnoreCase), new PageWaitForURLOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
        await page.WaitForLoadStateAsync(LoadState.Load);
    }

    /// <summary>Ticks a box.</summary>
    public async Task TickAsync(string selector)
    {
        if (hand == Hand.Mouse)
        {
            await page.ClickAsync(selector);
        }
        else
        {
            await FocusAsync(selector);
            await page.Keyboard.PressAsync("Space");
        }

        (await page.IsCheckedAsync(selector)).ShouldBeTrue(selector);
    }

    /// <summary>Writes into a field in place of what it holds.</summary>
    public async Task WriteAsync(string selector, string text)
    {
        if (hand == Hand.Mouse)
        {
            await page.ClickAsync(selector);
        }
        else
        {
            await FocusAsync(selector);
        }

        if (await page.GetAttributeAsync(selector, "type") == "date")
        {
            // The browser's own date field takes its parts in the order of its language; its value is what counts here.
            await page.FillAsync(selector, text);
            return;
        }

        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Chooses an entry of a list by its value.</summary>
    public async Task ChooseAsync(string selector, string value)
    {
        if (hand == Hand.Mouse)
        {
            await page.SelectOptionAsync(selector, value);
            return;
        }

        await FocusAsync(selector);
        await page.Keyboard.PressAsync("Home");
        for (var i = 0; i < 200 && await page.InputValueAsync(selector) != value; i++)
            await page.Keyboard.PressAsync("ArrowDown");
        (await page.InputValueAsync(selector)).ShouldBe(value, selector);
    }

    /// <summary>Chooses one of several radio buttons of a name.</summary>
    public async Task PickAsync(string name, string value)
    {
        var wanted = $"input[name='{name}'][value='{value}']";
        if (hand == Hand.Mouse)
        {
            await page.Locator($"label:has({wanted}), label[for='{await page.GetAttributeAsync(wanted, "id")}']").First.ClickAsync();
        }
        else
        {
            await FocusAsync($"input[name='{name}']:checked, input[name='{name}']:focus");
            for (var i = 0; i < 10 && !await page.IsCheckedAsync(wanted); i++)
                await page.Keyboard.PressAsync("ArrowRight");
        }

        (await page.IsCheckedAsync(wanted)).ShouldBeTrue(wanted);
    }

    /// <summary>Goes to a page by the menu: through the drawer on a phone, through its group elsewhere.</summary>
    public async Task GoAsync(string path)
    {
        var link = $"nav.drawer a[href$='{path}'], nav.sub a[href$='{path}']";
        if (await page.IsVisibleAsync(".menu-open"))
            await PressAsync(".menu-open");
        var group = $"nav.drawer li.grp:has(ul a[href$='{path}']) > :is(a, button)";
        if (await page.Locator(link).And(page.Locator(":visible")).CountAsync() == 0)
        {
            // A button unfolds its group; an area of the rail flies out under the mouse, and leads to its first page otherwise.
            if (await page.Locator(group).EvaluateAsync<bool>("element => element.tagName === 'BUTTON'"))
                await PressAsync(group);
            else if (hand == Hand.Mouse)
                await page.HoverAsync(group);
            else
                await FollowAsync(group, new Uri((await page.Locator(group).EvaluateAsync<string>("element => element.href"))!).AbsolutePath);
        }

        if (hand == Hand.Mouse)
            await page.Locator(link).And(page.Locator(":visible")).First.ClickAsync();
        else
            await PressAsync(link);
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath.EndsWith(path, StringComparison.OrdinalIgnoreCase), new PageWaitForURLOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
        await page.WaitForLoadStateAsync(LoadState.Load);
    }

    /// <summary>What the page says about what was just done.</summary>
    public async Task<string> SaidAsync() => await page.Locator(".flash").First.InnerTextAsync();

    /// <summary>Photographs the page for whoever set <c>PAYHALL_SHOTS</c>.</summary>
    public async Task ShowAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("PAYHALL_SHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
    }

    private async Task FocusAsync(string selector)
    {
        for (var i = 0; i < MostTabs; i++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) === true", selector))
                return;
            await page.Keyboard.PressAsync("Tab");
        }

        throw new ShouldAssertException($"{MostTabs} Tabs did not reach {selector} on {page.Url}");
    }
}

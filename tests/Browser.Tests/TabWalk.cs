using Microsoft.Playwright;

namespace PayHall.Browser.Tests;

/// <summary>
/// Presses Tab from the top of a page to its end, opens its menus and its questions, and tells what a person without a mouse would
/// miss: WCAG 2.1.1 (reachable), 2.1.2 (no trap), 2.4.1 (skip link), 2.4.7 and 2.4.11 (the focus is seen and not covered).
/// </summary>
internal sealed class TabWalk(IPage page)
{
    private static readonly string Script = Read();

    /// <summary>What is wrong with the page that is open; nothing is changed on it.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        List<string> faults = [.. await StopsAsync(), .. await SkipLinkAsync()];
        foreach (var menu in await page.QuerySelectorAllAsync("main [data-ph-menu] > summary"))
            faults.AddRange(await MenuAsync(menu));
        foreach (var button in await page.QuerySelectorAllAsync("main [data-ph-open]:enabled"))
        {
            if (await button.IsVisibleAsync())
                faults.AddRange(await DialogAsync(button));
        }

        foreach (var question in await page.EvaluateAsync<string[]>("() => [...new Map([...document.querySelectorAll('main a[href*=\"ask=\"]')].map(a => [new URL(a.href).searchParams.get('ask').replace(/\\d+/, '0'), a.getAttribute('href')])).values()]"))
        {
            if (await page.QuerySelectorAsync($"main a[href=\"{question}\"]") is { } link && await link.IsVisibleAsync())
                faults.AddRange(await DialogAsync(link));
        }

        return [.. faults.Select(fault => $"{new Uri(page.Url).PathAndQuery}: {fault}")];
    }

    /// <summary>A menu that opens: Enter and Space open it, arrows go through it, Escape closes it and gives the focus back.</summary>
    public async Task<IReadOnlyList<string>> MenuAsync(IElementHandle opener)
    {
        var faults = new List<string>();
        var name = (await opener.InnerTextAsync()).Trim();
        foreach (var press in new[] { "Enter", "Space", "ArrowDown" })
        {
            await opener.FocusAsync();
            await page.Keyboard.PressAsync(press);
            if (press != "ArrowDown")
                await page.Keyboard.PressAsync("ArrowDown");
            var first = await FocusedAsync();
            await page.Keyboard.PressAsync("ArrowDown");
            var second = await FocusedAsync();
            await page.Keyboard.PressAsync("ArrowUp");
            if (first == second || first != await FocusedAsync() || !await opener.EvaluateAsync<bool>("summary => summary.parentElement.open && summary.parentElement.contains(document.activeElement) && document.activeElement !== summary"))
                faults.Add($"the arrows don't go through the menu {name} after {press}");
            await page.Keyboard.PressAsync("Escape");
            if (!await opener.EvaluateAsync<bool>("summary => !summary.parentElement.open && document.activeElement === summary"))
                faults.Add($"Escape doesn't close the menu {name} and give the focus back");
        }

        return faults;
    }

    /// <summary>A question: it takes the focus and keeps it, Escape closes it and gives the focus back.</summary>
    public async Task<IReadOnlyList<string>> DialogAsync(IElementHandle opener)
    {
        var faults = new List<string>();
        var name = (await opener.InnerTextAsync()).Trim();
        var address = await opener.GetAttributeAsync("href");
        await opener.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        try
        {
            await page.WaitForSelectorAsync("dialog:modal", new PageWaitForSelectorOptions { Timeout = 5000 });
        }
        catch (TimeoutException)
        {
            return [$"{name} opens no dialog"];
        }

        for (var i = 0; i < 12; i++)
        {
            if (!await page.EvaluateAsync<bool>("() => document.activeElement === document.body || document.activeElement.closest('dialog:modal') !== null"))
                faults.Add($"the focus leaves the dialog of {name}: {await FocusedAsync()}");
            if (i == 0 && !await page.EvaluateAsync<bool>("() => document.activeElement.closest('dialog:modal') !== null"))
                faults.Add($"the dialog of {name} doesn't take the focus");
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Escape");
        await page.WaitForFunctionAsync("() => document.querySelector('dialog:modal') === null");
        if (!await page.EvaluateAsync<bool>("([name, address]) => document.activeElement.innerText?.trim() === name && (address === null || document.activeElement.getAttribute('href') === address)", new[] { name, address }))
            faults.Add($"the dialog of {name} doesn't give the focus back: {await FocusedAsync()}");
        return faults;
    }

    private async Task<IReadOnlyList<string>> StopsAsync()
    {
        await page.EvaluateAsync(Script);
        var most = await page.EvaluateAsync<int>("() => tabWalk.begin()") + 20;
        for (var i = 0; i < most; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("() => tabWalk.step()"))
                return await page.EvaluateAsync<string[]>("() => tabWalk.end()");
        }

        return [$"{most} Tabs don't come to its end", .. await page.EvaluateAsync<string[]>("() => tabWalk.end()")];
    }

    private async Task<IReadOnlyList<string>> SkipLinkAsync()
    {
        await page.EvaluateAsync("() => tabWalk.again()");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        var isIn = await page.EvaluateAsync<bool>("() => document.getElementById('main').contains(document.activeElement) || document.querySelector('#main :is(a[href], button, input:not([type=hidden]), select)') === null");
        await page.EvaluateAsync("() => tabWalk.end()");
        return isIn ? [] : ["the skip link doesn't lead to the page's content"];
    }

    private Task<string> FocusedAsync() => page.EvaluateAsync<string>("() => document.activeElement.outerHTML.slice(0, 160)");

    private static string Read()
    {
        using var reader = new StreamReader(typeof(TabWalk).Assembly.GetManifestResourceStream("TabWalk.js")!);
        return reader.ReadToEnd();
    }
}

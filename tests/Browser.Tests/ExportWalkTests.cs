using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using PayHall.Testing;

namespace PayHall.Browser.Tests;

/// <summary>导出 in a list's toolbar: opened and followed by mouse or keyboard, on a desk and on a phone; the browser keeps the file.</summary>
[Collection(PortalsCollection.Name)]
public sealed class ExportWalkTests(Portals portals)
{
    [Theory]
    [InlineData("exchange", "ylyy_wuhy", "Settlement/Invoices?sort=-amount", Hand.Mouse, 1440, "zh-CN", ColorScheme.Light, "xlsx")]
    [InlineData("exchange", "ylyy_wuhy", "Settlement/Movements", Hand.Keyboard, 390, "en", ColorScheme.Dark, "csv")]
    [InlineData("exchange", "jys_jiesuan", "Settlement/Members", Hand.Mouse, 1440, "en", ColorScheme.Dark, "csv")]
    [InlineData("heating", "zhouhaitao", "Heating/Bills", Hand.Keyboard, 1440, "en", ColorScheme.Light, "csv")]
    [InlineData("heating", "zhouhaitao", "Heating/Payments", Hand.Mouse, 390, "zh-CN", ColorScheme.Light, "xlsx")]
    [InlineData("heating", "zhouhaitao", "Heating/Statistics/Communities", Hand.Mouse, 1440, "zh-CN", ColorScheme.Dark, "xlsx")]
    [InlineData("heating", "zhouhaitao", "Identity/Accounts", Hand.Mouse, 390, "zh-CN", ColorScheme.Light, "csv")]
    public async Task A_person_exports_what_a_list_shows(
        string tenant, string userName, string list, Hand hand, int width, string language, ColorScheme colors, string format)
    {
        var walker = new Walker(await portals.SignInAsync(tenant, userName, width, language: language, colors: colors), hand);
        await walker.Page.GotoAsync(list);
        await walker.PressAsync(".dropbox > summary");
        await walker.Page.Locator(".dropbox > .pop").WaitForAsync();
        await walker.ShowAsync($"export-{tenant}-{list.Split('?')[0].Replace('/', '_')}-{width}-{language}-{colors}");
        (await walker.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(1);
        var axe = await walker.Page.Locator(".dropbox").RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] } });
        axe.Violations.Select(violation => violation.Id).ShouldBeEmpty();

        var download = await walker.Page.RunAndWaitForDownloadAsync(() => walker.PressAsync($".dropbox a[href$='format={format}']"));

        download.SuggestedFilename.ShouldEndWith("." + format);
        var bytes = await File.ReadAllBytesAsync((await download.PathAsync())!);
        var rows = format == "csv" ? ExportedFile.ReadCsv(bytes) : ExportedFile.ReadXlsx(bytes);
        rows.Count.ShouldBeGreaterThan(1);
        (await walker.Page.Locator(".dropbox[open]").CountAsync()).ShouldBe(0, "the menu closes");
        await walker.Page.Context.CloseAsync();
    }
}

using System.Globalization;
using Microsoft.Playwright;

namespace PayHall.Browser.Tests;

/// <summary>What the cashier's desk adds up in the browser is exact, and its capital characters are the server's.</summary>
[Collection(PortalsCollection.Name)]
public sealed class CashierDeskSumTests(Portals portals)
{
    [Fact]
    public async Task Ticking_bills_changes_sum_words_and_change_together()
    {
        var page = await portals.SignInAsync("heating", "zhaomin");
        await page.GotoAsync("Heating/Desk/Index?account=0103020501");
        var boxes = await page.Locator("[data-bill]").AllAsync();
        boxes.Count.ShouldBeGreaterThan(0);
        var all = 0L;
        foreach (var box in boxes)
            all += long.Parse((await box.GetAttributeAsync("data-fen"))!, CultureInfo.InvariantCulture);
        (await page.InputValueAsync("#expected")).ShouldBe(new Money(all).ToString());
        (await page.InnerTextAsync("#due-words")).ShouldBe(MoneyWords.Of(new Money(all)));

        await boxes[0].UncheckAsync();
        var rest = all - long.Parse((await boxes[0].GetAttributeAsync("data-fen"))!, CultureInfo.InvariantCulture);
        await Assertions.Expect(page.Locator("#due-words")).ToHaveTextAsync(MoneyWords.Of(new Money(rest)));
        (await page.InputValueAsync("#expected")).ShouldBe(new Money(rest).ToString());
        (await page.InnerTextAsync("#due")).ShouldBe("¥" + new Money(rest).ToDisplay());

        // 90071992547409.93 yuan in fen lies beyond what a floating-point number holds exactly.
        await page.FillAsync("#Input_Amount", "0.01");
        await page.FillAsync("#Input_Received", "90071992547409.94");
        (await page.InnerTextAsync("#change")).ShouldBe("¥90,071,992,547,409.93");
        await page.FillAsync("#Input_Amount", "4.35");
        await page.FillAsync("#Input_Received", "¥ 1,004.4");
        (await page.InnerTextAsync("#change")).ShouldBe("¥1,000.05");
    }
}

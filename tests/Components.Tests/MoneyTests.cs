using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace PayHall.Components.Tests;

public sealed class MoneyTests
{
    [Theory]
    [InlineData(0, false, false, "0.00")]
    [InlineData(5, false, false, "0.05")]
    [InlineData(123456789, false, false, "1,234,567.89")]
    [InlineData(123456, true, false, "¥1,234.56")]
    [InlineData(-123456, true, false, "−¥1,234.56")]
    [InlineData(-3820600, false, true, "−38,206.00")]
    [InlineData(150000000, false, true, "+1,500,000.00")]
    [InlineData(0, false, true, "0.00")]
    [InlineData(long.MinValue + 1, false, false, "−92,233,720,368,547,758.07")]
    public void An_amount_reads_as_one_string(long fen, bool yen, bool sign, string text)
        => string.Concat(Markup(fen, yen, sign).Split('<').Select(part => part[(part.IndexOf('>', StringComparison.Ordinal) + 1)..])).ShouldBe(text);

    [Fact]
    public void The_yuan_sign_and_the_fen_step_back()
        => Markup(123456, yen: true, sign: false).ShouldBe("<span class=\"amt\"><i>¥</i>1,234<u>.56</u></span>");

    [Fact]
    public void Only_what_comes_in_is_coloured()
    {
        Markup(1, false, sign: true).ShouldContain("amt in");
        Markup(-1, false, sign: true).ShouldContain("class=\"amt\"");
    }

    [Fact]
    public void A_label_carries_the_amount_as_plain_text() => MoneyHtml.Text(new Money(-48632050)).ShouldBe("−¥486,320.50");

    private static string Markup(long fen, bool yen, bool sign)
    {
        using var writer = new StringWriter();
        MoneyHtml.Of(new Money(fen), yen, sign).WriteTo(writer, HtmlEncoder.Create(UnicodeRanges.All));
        return writer.ToString().Replace("&#x2B;", "+", StringComparison.Ordinal);
    }
}

namespace PayHall.Platform.Tests;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("2073.60", 207360)]
    [InlineData("¥1,234.5", 123450)]
    [InlineData("-0.01", -1)]
    [InlineData("0", 0)]
    [InlineData("10000000000000", 1000000000000000)]
    public void Yuan_are_read_exactly(string text, long fen)
    {
        Money.TryParse(text, out var money).ShouldBeTrue();
        money.Fen.ShouldBe(fen);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.005")]
    [InlineData("1e3")]
    [InlineData("abc")]
    [InlineData("10000000000001")]
    [InlineData(null)]
    public void Anything_that_is_no_amount_in_fen_is_refused(string? text) => Money.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("1.005", 101)]
    [InlineData("-1.005", -101)]
    [InlineData("1.0049999", 100)]
    public void Halves_are_rounded_away_from_zero(string yuan, long fen)
        => Money.Round(decimal.Parse(yuan, System.Globalization.CultureInfo.InvariantCulture)).Fen.ShouldBe(fen);

    [Fact]
    public void A_sum_that_does_not_fit_is_an_error_and_never_wraps()
        => Should.Throw<OverflowException>(() => new Money(long.MaxValue) + new Money(1));

    [Theory]
    [InlineData(354018, "叁仟伍佰肆拾元零壹角捌分")]
    [InlineData(10000, "壹佰元整")]
    [InlineData(0, "零元整")]
    [InlineData(5, "伍分")]
    [InlineData(50, "伍角整")]
    [InlineData(100005, "壹仟元零伍分")]
    [InlineData(48632050, "肆拾捌万陆仟叁佰贰拾元零伍角整")]
    [InlineData(1000100, "壹万零壹元整")]
    [InlineData(10000000000, "壹亿元整")]
    [InlineData(10000010000, "壹亿零壹佰元整")]
    [InlineData(123456789012, "壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元零壹角贰分")]
    [InlineData(999999999999999999, "玖仟玖佰玖拾玖万亿玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分")]
    [InlineData(-12340, "负壹佰贰拾叁元肆角整")]
    public void Amounts_are_written_in_capital_characters(long fen, string words) => MoneyWords.Of(new Money(fen)).ShouldBe(words);

    [Theory]
    [InlineData(1_000_000_000_000_000_000)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void An_amount_that_has_no_words_is_an_error_and_never_a_smaller_one(long fen)
        => Should.Throw<ArgumentOutOfRangeException>(() => MoneyWords.Of(new Money(fen)));
}

using System.Text;

namespace PayHall;

/// <summary>Amounts in Chinese capital characters (大写金额), as receipts and approvals need them.</summary>
public static class MoneyWords
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private static readonly (string Name, int Size)[] Places = [("", 1), ("拾", 10), ("佰", 100), ("仟", 1000)];
    private static readonly (string Name, long Size)[] Groups = [("", 1), ("万", 10_000), ("亿", 100_000_000), ("万亿", 1_000_000_000_000)];

    // In fen: what the groups hold, 9999 万亿 and the rest.
    private const long Limit = 10_000 * 1_000_000_000_000 * 100;

    /// <summary>¥3,540.18 → 叁仟伍佰肆拾元零壹角捌分; ¥100.00 → 壹佰元整; negative amounts begin with 负.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount has no words here: it is 一万万亿 yuan or more.</exception>
    public static string Of(Money money)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Int128.Abs(money.Fen), Limit, nameof(money));
        var fen = Math.Abs(money.Fen);
        var (yuan, jiao, cent) = (fen / 100, (int)(fen / 10 % 10), (int)(fen % 10));
        var text = new StringBuilder(money.IsNegative ? "负" : "");
        if (yuan > 0)
            text.Append(Integer(yuan)).Append('元');
        if (jiao == 0 && cent == 0)
            return text.Append(yuan > 0 ? "整" : "零元整").ToString();
        if (yuan > 0 && (jiao == 0 || yuan % 10 == 0))
            text.Append('零');
        if (jiao > 0)
            text.Append(Digits[jiao]).Append('角');
        return text.Append(cent > 0 ? $"{Digits[cent]}分" : "整").ToString();
    }

    private static string Integer(long number)
    {
        var text = new StringBuilder();
        var zero = false;
        for (var group = 3; group >= 0; group--)
        {
            var part = (int)(number / Groups[group].Size % 10_000);
            if (part == 0)
            {
                zero = zero || text.Length > 0;
                continue;
            }

            if (text.Length > 0 && (zero || part < 1000))
                text.Append('零');
            text.Append(Group(part)).Append(Groups[group].Name);
            zero = part % 10 == 0 && group > 0;
        }

        return text.ToString();
    }

    private static string Group(int part)
    {
        var text = new StringBuilder();
        var zero = false;
        for (var place = 3; place >= 0; place--)
        {
            var digit = part / Places[place].Size % 10;
            if (digit == 0)
            {
                zero = text.Length > 0;
                continue;
            }

            if (zero)
                text.Append('零');
            text.Append(Digits[digit]).Append(Places[place].Name);
            zero = false;
        }

        return text.ToString();
    }
}

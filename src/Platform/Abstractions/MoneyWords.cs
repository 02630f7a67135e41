using System.Text;

namespace PayHall;

/// <summary>Amounts in Chinese capital characters (大写金额), as receipts and approvals need them.</summary>
public static class MoneyWords
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private static readonly string[] Places = ["", "拾", "佰", "仟"];
    private static readonly string[] Groups = ["", "万", "亿", "万亿"];

    /// <summary>¥3,540.18 → 叁仟伍佰肆拾元零壹角捌分; ¥100.00 → 壹佰元整; negative amounts begin with 负.</summary>
    public static string Of(Money money)
    {
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
            var part = (int)(number / (long)Math.Pow(10000, group) % 10000);
            if (part == 0)
            {
                zero = zero || text.Length > 0;
                continue;
            }

            if (text.Length > 0 && (zero || part < 1000))
                text.Append('零');
            text.Append(Group(part)).Append(Groups[group]);
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
            var digit = part / (int)Math.Pow(10, place) % 10;
            if (digit == 0)
            {
                zero = text.Length > 0;
                continue;
            }

            if (zero)
                text.Append('零');
            text.Append(Digits[digit]).Append(Places[place]);
            zero = false;
        }

        return text.ToString();
    }
}

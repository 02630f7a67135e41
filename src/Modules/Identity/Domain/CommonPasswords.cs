using System.Collections.Frozen;

namespace PayHall.Identity.Domain;

/// <summary>
/// Passwords that are tried first by everyone who guesses. Compared after undoing the usual disguises, so that
/// <c>P@ssw0rd!</c> and <c>Passw0rd@2024</c> are found under <c>password</c>.
/// </summary>
internal static class CommonPasswords
{
    private static readonly FrozenSet<string> Words = """
        password passwd passwort pass pw admin administrator root system superadmin sysadmin manager master user guest test tester testing demo
        login welcome hello letmein secret changeme default temp temppass qwerty qwertyuiop qwer qwert qwerasdf qazwsx qazwsxedc qweasd qweasdzxc
        asdf asdfgh asdfghjkl asdfjkl zxcvbn zxcvbnm zxcv zaqxsw iloveyou woaini woaiwojia woaini1314 aini dragon monkey football baseball sunshine
        princess shadow michael superman batman trustno access flower hottie loveme whatever freedom jordan liverpool starwars computer internet
        abc abcd abcde abcdef abcdefg abcdefgh abcabc aabbcc aaa aaaa aaaaaa aaaaaaaa a aa ab q qq w x xx z zz
        huawei oracle mysql postgres sqlserver server database microsoft windows linux ubuntu google apple samsung taobao alibaba tencent baidu wechat weixin alipay zhifubao
        beijing shanghai guangzhou shenzhen guangdong zhongguo china nihao hospital yiyuan caiwu finance jiaoyi jiesuan reli gongre heating
        ha pa mima kouling yonghu guanliyuan ceshi xitong
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Runs = ["0123456789", "9876543210", "1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz", "1qaz2wsx3edc4rfv", "123qweasdzxc"];

    /// <summary>True if the password is a common one, however it is disguised.</summary>
    public static bool Contains(string password)
    {
        var lower = password.ToLowerInvariant();
        var plain = new string([.. lower.Where(char.IsAsciiLetterOrDigit)]);
        if (plain.Length == 0 || lower.Distinct().Count() <= 2 || Runs.Any(run => run.Contains(plain, StringComparison.Ordinal)))
            return true;
        var digits = new string([.. plain.Where(char.IsAsciiDigit)]);
        return Words.Contains(Word(plain)) && IsEasy(digits)
            || Words.Contains(Word(Undisguise(lower)));
    }

    private static string Word(string text) => new([.. text.Where(char.IsAsciiLetterLower)]);

    // Digits and symbols that stand for letters, after the ones that merely trail are taken off.
    private static string Undisguise(string text)
        => text.TrimEnd('!', '@', '#', '$', '%', '.', '*', '_', '-', '?', '~', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9')
            .Replace('@', 'a').Replace('4', 'a').Replace('0', 'o').Replace('1', 'i').Replace('!', 'i')
            .Replace('3', 'e').Replace('5', 's').Replace('$', 's').Replace('7', 't');

    // A year, one digit again and again, a run up or down, or a lucky number.
    private static bool IsEasy(string digits)
        => digits.Length == 0
            || digits.Distinct().Count() <= 2
            || Runs.Any(run => run.Contains(digits, StringComparison.Ordinal))
            || digits is "1314" or "520" or "5201314" or "123123" or "112233" or "1230" or "147258" or "147258369" or "123321"
            || (digits.Length == 4 && digits[..2] is "19" or "20");
}

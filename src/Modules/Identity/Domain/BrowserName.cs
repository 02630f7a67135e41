namespace PayHall.Identity.Domain;

/// <summary>
/// A browser in plain words, read from how it names itself: 微信浏览器 on iPhone. For people to recognise their own sign-ins, and never to
/// decide anything: anyone can name themselves as they like.
/// </summary>
/// <param name="Program">The browser or app; Chinese names are texts to be translated. Empty if it names nothing.</param>
/// <param name="Device">The kind of device or operating system; empty if it names none.</param>
internal sealed record BrowserName(string Program, string Device)
{
    private const int LongestUnknown = 40;

    // The first that is found: most browsers also name those they resemble, so the special ones come before the common ones.
    private static readonly (string Mark, string Name)[] Programs =
    [
        ("MicroMessenger/", "微信浏览器"),
        ("DingTalk/", "钉钉浏览器"),
        ("AlipayClient/", "支付宝浏览器"),
        ("QQBrowser/", "QQ 浏览器"),
        ("UCBrowser/", "UC 浏览器"),
        ("MetaSr ", "搜狗浏览器"),
        ("HuaweiBrowser/", "华为浏览器"),
        ("MiuiBrowser/", "小米浏览器"),
        ("Edg/", "Edge"),
        ("EdgA/", "Edge"),
        ("EdgiOS/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
        ("Trident/", "Internet Explorer"),
        ("MSIE ", "Internet Explorer"),
    ];

    private static readonly (string Mark, string Name)[] Devices =
    [
        ("OpenHarmony", "HarmonyOS"),
        ("HarmonyOS", "HarmonyOS"),
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Macintosh", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];

    /// <summary>Reads a browser's own name, the User-Agent header.</summary>
    public static BrowserName Read(string userAgent)
        => new(Find(Programs, userAgent) ?? FirstWord(userAgent), Find(Devices, userAgent) ?? "");

    /// <summary>Program and system, those that are known.</summary>
    public override string ToString() => string.Join(" · ", new[] { Program, Device }.Where(part => part.Length > 0));

    private static string? Find((string Mark, string Name)[] known, string userAgent)
        => Array.Find(known, entry => userAgent.Contains(entry.Mark, StringComparison.Ordinal)).Name;

    // curl/8.5.0 is curl; a sentence is cut.
    private static string FirstWord(string userAgent)
    {
        var word = userAgent.Trim().Split(['/', ' ', '('], 2)[0];
        return word.Length > LongestUnknown ? word[..LongestUnknown] : word;
    }
}

using System.Globalization;
using PayHall.Errors;
using PayHall.Settings;

namespace PayHall.Identity.Settings;

/// <summary>The notices of the sign-in page as lines of a form: day, space, title.</summary>
internal static class NoticeLines
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>The lines.</summary>
    public static string Write(IEnumerable<SiteNotice> notices)
        => string.Join('\n', notices.Select(notice => $"{notice.Date.ToString(Day, CultureInfo.InvariantCulture)} {notice.Title}"));

    /// <summary>The notices, newest first; what is wrong with a line is added to <paramref name="errors"/>.</summary>
    public static IReadOnlyList<SiteNotice> Read(string? lines, string field, InputErrors errors)
    {
        var notices = new List<SiteNotice>();
        foreach (var (line, number) in (lines ?? "").Split('\n').Select((line, index) => (line.Trim(), index + 1)))
        {
            if (line.Length == 0)
                continue;
            if (line.Length > Day.Length + 1 && line[Day.Length] == ' ' && DateOnly.TryParseExact(line[..Day.Length], Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                notices.Add(new SiteNotice(line[(Day.Length + 1)..].Trim(), date));
            else
                errors.Add(field, "第 {0} 行应为日期、空格、标题，如 {1}", number, "2026-11-16 系统维护公告");
        }

        return [.. notices.OrderByDescending(notice => notice.Date)];
    }
}

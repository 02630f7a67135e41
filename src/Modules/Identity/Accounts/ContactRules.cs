using System.Globalization;
using System.Net.Mail;
using PayHall.Errors;
using PayHall.Security;

namespace PayHall.Identity.Accounts;

/// <summary>What a person's name, phone and e-mail look like, whoever writes them.</summary>
internal static class ContactRules
{
    /// <summary>Says what is wrong with them.</summary>
    public static void Check(InputErrors errors, string? displayName, string? phone, string? email)
    {
        if (string.IsNullOrWhiteSpace(displayName) || displayName.Trim().Length > 50)
            errors.Add("DisplayName", "请输入姓名，不超过 {0} 个字符", 50);
        else if (displayName.Trim() is var name && (name == AccessContext.SystemName || name.Any(IsUnseen)))
            errors.Add("DisplayName", "姓名不能是“{0}”，也不能含有换行和看不见的字符", AccessContext.SystemName);
        if (phone?.Trim() is { Length: > 0 } number && (number.Length > 20 || !number.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or ' ')))
            errors.Add("Phone", "电话只能含数字、空格、+ 和 -，不超过 {0} 位", 20);
        if (email?.Trim() is { Length: > 0 } address && (address.Length > 100 || !MailAddress.TryCreate(address, out _)))
            errors.Add("Email", "请输入完整的邮箱地址，如 name@example.com");
    }

    // The name stands in messages and in the audit trail: nothing there may turn the writing round or look like another line.
    private static bool IsUnseen(char c)
        => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}

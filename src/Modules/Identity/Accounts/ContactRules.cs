using System.Net.Mail;
using PayHall.Errors;

namespace PayHall.Identity.Accounts;

/// <summary>What a person's name, phone and e-mail look like, whoever writes them.</summary>
internal static class ContactRules
{
    /// <summary>Says what is wrong with them.</summary>
    public static void Check(InputErrors errors, string? displayName, string? phone, string? email)
    {
        if (string.IsNullOrWhiteSpace(displayName) || displayName.Trim().Length > 50)
            errors.Add("DisplayName", "请输入姓名，不超过 {0} 个字符", 50);
        if (phone?.Trim() is { Length: > 0 } number && (number.Length > 20 || !number.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or ' ')))
            errors.Add("Phone", "电话只能含数字、空格、+ 和 -，不超过 {0} 位", 20);
        if (email?.Trim() is { Length: > 0 } address && (address.Length > 100 || !MailAddress.TryCreate(address, out _)))
            errors.Add("Email", "请输入完整的邮箱地址，如 name@example.com");
    }
}

using PayHall.Errors;

namespace PayHall.Identity.Domain;

/// <summary>Says what is wrong with a new password (I-03), every broken rule at once.</summary>
/// <param name="policy">The tenant's policy.</param>
/// <param name="refusedWords">Words that a password may not contain: the tenant's names, the initial password.</param>
internal sealed class PasswordRules(PasswordPolicy policy, IReadOnlyList<string> refusedWords)
{
    /// <summary>The longest password that is taken; hashing more would only cost time.</summary>
    public const int MaxLength = 128;

    private const int ClassicLength = 8;
    private const int LongLength = 15;

    /// <summary>Adds what is wrong to <paramref name="errors"/>.</summary>
    /// <param name="errors">Where to add it.</param>
    /// <param name="field">The field that holds the new password.</param>
    /// <param name="password">The new password.</param>
    /// <param name="userName">Sign-in name of the account.</param>
    /// <param name="current">The password so far as typed, or null when an administrator sets it.</param>
    public void Check(InputErrors errors, string field, string password, string userName, string? current)
    {
        if (password.Length > MaxLength)
            errors.Add(field, "不能超过 {0} 个字符", MaxLength);
        if (policy == PasswordPolicy.Classic)
            CheckClassic(errors, field, password);
        else if (password.Length < LongLength)
            errors.Add(field, "密码至少 {0} 个字符，可以是一句话", LongLength);

        if (userName.Length >= 3 && password.Contains(userName, StringComparison.OrdinalIgnoreCase))
            errors.Add(field, "密码不能包含用户名");
        if (string.Equals(password, current, StringComparison.Ordinal))
            errors.Add(field, "新密码不能与原密码相同");
        if (CommonPasswords.Contains(password) || refusedWords.Any(word => word.Length >= 3 && password.Contains(word, StringComparison.OrdinalIgnoreCase)))
            errors.Add(field, "这个密码太常见或含有单位名称，容易被猜到，请换一个");
    }

    private static void CheckClassic(InputErrors errors, string field, string password)
    {
        if (password.Length < ClassicLength)
            errors.Add(field, "密码至少 {0} 个字符", ClassicLength);
        if (!password.Any(char.IsLetter))
            errors.Add(field, "密码须含有字母");
        if (!password.Any(char.IsAsciiDigit))
            errors.Add(field, "密码须含有数字");
        if (password.All(char.IsLetterOrDigit))
            errors.Add(field, "密码须含有符号，如 @ # ! - _");
    }
}

using System.Globalization;
using PayHall.Errors;
using PayHall.Identity.Data;

namespace PayHall.Identity.SignIn;

/// <summary>Whether an account may be signed in to at all.</summary>
internal static class AccountState
{
    /// <summary>Why not, for whoever has proven to be its owner; null if it may.</summary>
    public static RuleException? Refusal(User user, DateOnly today)
    {
        if (!user.Enabled)
            return new AccountDisabledException();
        return user.ValidFrom > today || user.ValidTo < today
            ? new AccountNotValidException(Format(user.ValidFrom), Format(user.ValidTo))
            : null;
    }

    private static string Format(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "…";
}

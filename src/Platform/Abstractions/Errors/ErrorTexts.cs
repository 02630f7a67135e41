using Microsoft.Extensions.Localization;
using PayHall.Background;

namespace PayHall.Errors;

/// <summary>
/// What an error says, in the language of whoever asks. Arguments that are themselves texts of the catalogue, such as the kind of
/// thing that was not found, are translated too.
/// </summary>
public static class ErrorTexts
{
    /// <summary>The text of a refusal.</summary>
    public static string Of(this IStringLocalizer texts, ExplainedException refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return Format(texts, refusal.MessageKey, refusal.Arguments);
    }

    /// <summary>The text of what is wrong with a field.</summary>
    public static string Of(this IStringLocalizer texts, InputMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Format(texts, message.Key, message.Arguments);
    }

    /// <summary>Why a job failed.</summary>
    public static string Of(this IStringLocalizer texts, JobError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return Format(texts, error.Key, error.Arguments);
    }

    private static string Format(IStringLocalizer texts, string key, IEnumerable<object> arguments)
        => texts[key, [.. arguments.Select(argument => argument is string text ? texts[text].Value : argument)]];
}

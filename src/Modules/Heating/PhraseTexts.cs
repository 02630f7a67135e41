using Microsoft.Extensions.Localization;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating;

/// <summary>Says stored phrases in the reader's language.</summary>
internal static class PhraseTexts
{
    /// <summary>The phrase, with the phrases in it and the values that are texts of the catalogue themselves.</summary>
    public static string Say(this IStringLocalizer texts, Phrase phrase)
        => phrase.In((key, arguments) => texts[key, [.. arguments.Select(argument => argument is string text ? texts[text].Value : argument)]]);

    /// <summary>Several phrases as a list.</summary>
    public static string Say(this IStringLocalizer texts, IEnumerable<Phrase> phrases) => string.Join(texts["；"].Value, phrases.Select(texts.Say));

    /// <summary>A calculation in one line: the formula, and in brackets what is to be known about it.</summary>
    public static string Say(this IStringLocalizer texts, LineExplanation explanation)
    {
        var formula = string.Join(" + ", explanation.Formula.Select(texts.Say));
        if (explanation.Notes.Count == 0)
            return formula;
        var notes = texts.Say(explanation.Notes);
        return formula.Length == 0 ? notes : texts["{0}（{1}）", formula, notes];
    }
}

using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using PayHall.Errors;

namespace PayHall.Components;

/// <summary>Puts what a use case refused beside the fields of the page.</summary>
public static class ModelStateErrors
{
    /// <summary>Adds every wrong field; <paramref name="prefix"/> is the page's input model.</summary>
    public static void Add(this ModelStateDictionary state, InputException exception, IStringLocalizer texts, string prefix = "Input")
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(exception);
        foreach (var (field, messages) in exception.Errors.Fields)
        {
            foreach (var message in messages)
                state.AddModelError(Key(prefix, field), texts.Of(message));
        }
    }

    /// <summary>Adds a refusal, at its field if it names one.</summary>
    public static void Add(this ModelStateDictionary state, ExplainedException exception, IStringLocalizer texts, string prefix = "Input")
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(exception);
        state.AddModelError(Key(prefix, exception.Field ?? ""), texts.Of(exception));
    }

    private static string Key(string prefix, string field)
        => field.Length == 0 || prefix.Length == 0 ? field : prefix + "." + field;
}

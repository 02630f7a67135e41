using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace PayHall.Components;

/// <summary>A form field as the page must show it again: what was typed if it was typed, else what the model holds; and what is wrong.</summary>
internal sealed class FieldValue
{
    public FieldValue(ModelExpression expression, ViewContext context)
    {
        Name = context.ViewData.TemplateInfo.GetFullHtmlFieldName(expression.Name);
        Id = TagBuilder.CreateSanitizedId(Name, "_");
        context.ViewData.ModelState.TryGetValue(Name, out var entry);
        Text = entry?.AttemptedValue ?? Format(expression.Model);
        Error = entry?.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;
        IsRequired = expression.Metadata.ValidatorMetadata.OfType<System.ComponentModel.DataAnnotations.RequiredAttribute>().Any();
    }

    public string Name { get; }

    public string Id { get; }

    public string? Text { get; }

    /// <summary>What is wrong, or null.</summary>
    public string? Error { get; }

    public bool IsRequired { get; }

    /// <summary>Ids of the texts that belong to the control, for aria-describedby.</summary>
    public string? DescribedBy(string? hint)
    {
        var ids = string.Join(' ', new[] { Error is null ? null : Id + "-error", string.IsNullOrEmpty(hint) ? null : Id + "-hint" }.OfType<string>());
        return ids.Length == 0 ? null : ids;
    }

    /// <summary>A value as a field shows it, the same in every language.</summary>
    public static string? Format(object? model) => model switch
    {
        null => null,
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => model.ToString(),
    };
}

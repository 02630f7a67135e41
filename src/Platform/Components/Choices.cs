using Microsoft.AspNetCore.Mvc.Rendering;

namespace PayHall.Components;

/// <summary>Builds lists of choices.</summary>
internal static class Choices
{
    /// <summary>A list element; the choice equal to the value is selected, or those marked so where there is no value.</summary>
    public static TagBuilder Select(IEnumerable<SelectListItem> items, string? value)
    {
        var select = Html.Tag("select", "form-select");
        foreach (var group in items.GroupBy(item => item.Group?.Name))
        {
            var parent = group.Key is null ? select : Html.Tag("optgroup").With("label", group.Key);
            foreach (var item in group)
                parent.Add(Option(item, value));
            if (group.Key is not null)
                select.Add(parent);
        }

        return select;
    }

    /// <summary>True if the choice is the selected one.</summary>
    public static bool IsSelected(SelectListItem item, string? value)
        => value is null ? item.Selected : string.Equals(item.Value ?? item.Text, value, StringComparison.OrdinalIgnoreCase);

    private static TagBuilder Option(SelectListItem item, string? value)
    {
        var option = Html.Tag("option").With("value", item.Value).Text(item.Text);
        if (IsSelected(item, value))
            option.With("selected", "selected");
        return item.Disabled ? option.With("disabled", "disabled") : option;
    }
}

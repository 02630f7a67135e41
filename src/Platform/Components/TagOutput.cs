using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PayHall.Components;

/// <summary>Short ways to write a tag helper's own element.</summary>
internal static class TagOutput
{
    /// <summary>Adds a class to those that the page wrote.</summary>
    public static void AddClass(this TagHelperOutput output, string css)
    {
        foreach (var name in css.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            output.AddClass(name, HtmlEncoder.Default);
    }

    /// <summary>Becomes an element with a start and an end tag.</summary>
    public static void Become(this TagHelperOutput output, string tag, string? css = null)
    {
        output.TagName = tag;
        output.TagMode = TagMode.StartTagAndEndTag;
        if (css is not null)
            output.AddClass(css);
    }

    /// <summary>Sets an attribute; null leaves it out.</summary>
    public static void Set(this TagHelperOutput output, string name, string? value)
    {
        if (value is not null)
            output.Attributes.SetAttribute(name, value);
    }
}

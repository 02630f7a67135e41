using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace PayHall.Components;

/// <summary>Short ways to build encoded markup in tag helpers. Every text that comes from data goes through <c>Append</c>.</summary>
internal static class Html
{
    /// <summary>An element with classes.</summary>
    public static TagBuilder Tag(string name, string? css = null)
    {
        var tag = new TagBuilder(name);
        if (!string.IsNullOrEmpty(css))
            tag.Attributes["class"] = css;
        return tag;
    }

    /// <summary>Sets an attribute; null leaves it out.</summary>
    public static TagBuilder With(this TagBuilder tag, string name, string? value)
    {
        if (value is not null)
            tag.Attributes[name] = value;
        return tag;
    }

    /// <summary>Appends text, encoded.</summary>
    public static TagBuilder Text(this TagBuilder tag, string? text)
    {
        tag.InnerHtml.Append(text ?? "");
        return tag;
    }

    /// <summary>Appends markup.</summary>
    public static TagBuilder Add(this TagBuilder tag, IHtmlContent? content)
    {
        if (content is not null)
            tag.InnerHtml.AppendHtml(content);
        return tag;
    }

    /// <summary>An icon that says nothing to a screen reader: the word beside it does.</summary>
    public static TagBuilder Icon(string name) => Tag("i", "ti ti-" + name).With("aria-hidden", "true");

    /// <summary>Text for screen readers only.</summary>
    public static TagBuilder Hidden(string text) => Tag("span", "visually-hidden").Text(text);

    /// <summary>An input element, which has no end tag.</summary>
    public static TagBuilder Input(string type, string? css = null)
    {
        var tag = Tag("input", css).With("type", type);
        tag.TagRenderMode = TagRenderMode.SelfClosing;
        return tag;
    }

    /// <summary>
    /// Makes a text input one for dates. It shows yyyy-MM-dd in every browser, unlike the native control, which follows the
    /// browser's own language; a script adds the native calendar.
    /// </summary>
    public static TagBuilder AsDate(this TagBuilder input)
        => input.With("data-ph-date", "").With("inputmode", "numeric").With("maxlength", "10").With("autocomplete", "off").With("placeholder", "yyyy-mm-dd");

    /// <summary>An attribute's value as it was written: Razor hands over what it has encoded already.</summary>
    public static string Plain(object? value)
    {
        if (value is not IHtmlContent content)
            return value?.ToString() ?? "";
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return WebUtility.HtmlDecode(writer.ToString());
    }
}

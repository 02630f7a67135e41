using System.Net;
using System.Text.RegularExpressions;

namespace PayHall.Identity.Tests;

/// <summary>Posts forms as a browser does.</summary>
internal static partial class Forms
{
    /// <summary>Sends a form with the antiforgery token of the page it stands on.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(this HttpClient client, string address, string page, IEnumerable<(string Name, string Value)> fields)
    {
        using var form = new FormUrlEncodedContent(fields
            .Append(("__RequestVerificationToken", HiddenValue(page, "__RequestVerificationToken")))
            .Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await client.PostAsync(address, form);
    }

    /// <summary>Reads a page and sends a form to it; answers what the page then says is wrong, or nothing when it redirects.</summary>
    public static async Task<string> SubmitAsync(this HttpClient client, string address, params (string Name, string Value)[] fields)
    {
        var page = await client.GetStringAsync(address);
        using var reply = await client.PostFormAsync(address, page, fields);
        return reply.StatusCode == HttpStatusCode.Redirect ? "" : Alert(await reply.Content.ReadAsStringAsync());
    }

    /// <summary>What the page says is wrong.</summary>
    public static string Alert(string page)
    {
        var start = page.IndexOf("role=\"alert\"", StringComparison.Ordinal);
        start.ShouldBePositive(page);
        var end = page.IndexOf("class=\"field\"", start, StringComparison.Ordinal);
        return page[start..(end < 0 ? Math.Min(page.Length, start + 2000) : end)];
    }

    /// <summary>The value of a hidden field.</summary>
    public static string HiddenValue(string page, string name)
        => HiddenField().Matches(page).Where(match => match.Groups["name"].Value == name).Select(match => WebUtility.HtmlDecode(match.Groups["value"].Value)).FirstOrDefault()
            ?? throw new InvalidOperationException($"The page has no field {name}: {page}");

    [GeneratedRegex("""<input[^>]*?name="(?<name>[^"]+)"[^>]*?value="(?<value>[^"]*)"[^>]*>""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex HiddenField();
}

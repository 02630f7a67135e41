using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;

namespace PayHall.Components.Tests.Hosting;

/// <summary>The sample pages, rendered by the real engine in each portal.</summary>
public sealed class Portals : IAsyncLifetime
{
    private readonly Dictionary<string, WebApplication> apps = [];

    public static TheoryData<string> Themes => ["", "Exchange", "Heating"];

    public async Task InitializeAsync()
    {
        foreach (var theme in new[] { "", "Exchange", "Heating" })
        {
            apps[theme] = Gallery.Build(theme, builder => builder.WebHost.UseTestServer());
            await apps[theme].StartAsync();
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var app in apps.Values)
            await app.DisposeAsync();
    }

    public async Task<IHtmlDocument> GetAsync(string path, string theme = "Exchange", string language = "zh-CN", string? cookie = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/t" + path);
        request.Headers.Add("Cookie", $".AspNetCore.Culture=c={language}|uic={language}" + (cookie is null ? "" : "; " + cookie));
        return await ReadAsync(await apps[theme].GetTestClient().SendAsync(request));
    }

    public async Task<IHtmlDocument> PostAsync(string path, params (string Name, string Value)[] values)
        => await ReadAsync(await apps["Exchange"].GetTestClient().PostAsync("/t" + path, new FormUrlEncodedContent(values.Select(value => KeyValuePair.Create(value.Name, value.Value)))));

    /// <summary>Posts the form with what it holds, tokens and all, and follows the redirect with its cookies.</summary>
    public async Task<IHtmlDocument> SubmitAsync(string path, string form, params (string Name, string Value)[] values)
    {
        var client = apps["Exchange"].GetTestClient();
        var page = await client.GetAsync("/t" + path);
        var document = await ReadAsync(page);
        var token = document.QuerySelector<IHtmlInputElement>(form + " input[name=__RequestVerificationToken]")!.Value;
        var request = new HttpRequestMessage(HttpMethod.Post, "/t" + path) { Content = new FormUrlEncodedContent(values.Append(("__RequestVerificationToken", token)).Select(value => KeyValuePair.Create(value.Item1, value.Item2))) };
        request.Headers.Add("Cookie", Cookies(page));
        var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
        var next = new HttpRequestMessage(HttpMethod.Get, answer.Headers.Location);
        next.Headers.Add("Cookie", Cookies(answer));
        return await ReadAsync(await client.SendAsync(next));
    }

    private static string Cookies(HttpResponseMessage answer) => string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response)
        => new HtmlParser(new HtmlParserOptions(), BrowsingContext.New(Configuration.Default)).ParseDocument(await response.Content.ReadAsStringAsync());
}

[CollectionDefinition(nameof(Portals))]
public sealed class PortalsCollection : ICollectionFixture<Portals>;

internal static class Documents
{
    /// <summary>The one element that matches.</summary>
    public static IElement One(this IParentNode parent, string selector) => parent.QuerySelectorAll(selector).ShouldHaveSingleItem();

    /// <summary>Its text with single blanks.</summary>
    public static string Said(this IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

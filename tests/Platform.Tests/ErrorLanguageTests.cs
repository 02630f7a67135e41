using System.Net.Http.Json;
using System.Text.Json;
using PayHall.Tenants;

namespace PayHall.Platform.Tests;

/// <summary>An error speaks one language, its arguments too.</summary>
public sealed class ErrorLanguageTests
{
    [Theory]
    [InlineData("zh-CN", "没有找到系统 5", "没有找到系统 no key")]
    [InlineData("en", "System 5 was not found", "System no key was not found")]
    public async Task Arguments_that_are_texts_themselves_are_translated_too(string culture, string rule, string field)
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.Sqlite, "one");
        using var client = host.CreateClient("one");
        using var chosen = await client.GetAsync("language/" + culture);
        (await ProblemAsync(client, "api/probe/missing")).GetProperty("title").GetString().ShouldBe(rule);
        (await ProblemAsync(client, "api/probe/wrong")).GetProperty("errors").GetProperty("field")[0].GetString().ShouldBe(field);
    }

    private static async Task<JsonElement> ProblemAsync(HttpClient client, string address)
        => await (await client.GetAsync(address)).Content.ReadFromJsonAsync<JsonElement>();
}

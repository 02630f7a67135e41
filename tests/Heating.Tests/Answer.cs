using System.Net;
using System.Text.Json;

namespace PayHall.Heating.Tests;

/// <summary>What the API answered.</summary>
internal sealed record Answer(HttpStatusCode Status, string? MediaType, JsonElement Body)
{
    public JsonElement this[string name] => Body.GetProperty(name);

    public IReadOnlyList<JsonElement> Items => [.. Body.GetProperty("items").EnumerateArray()];

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        var media = response.Content.Headers.ContentType?.MediaType;
        using var document = JsonDocument.Parse(text.Length == 0 || media?.Contains("json", StringComparison.Ordinal) != true ? "{}" : text);
        return new Answer(response.StatusCode, media, document.RootElement.Clone());
    }

    public string Text(string name) => Body.GetProperty(name).GetString()!;

    public Money Money(string name) => Yuan(Text(name));

    /// <summary>The answer is a success.</summary>
    public Answer Ok()
    {
        ((int)Status).ShouldBeInRange(200, 299, Body.ToString());
        return this;
    }

    /// <summary>The answer is 400 and names exactly these fields.</summary>
    public void Names(params string[] fields)
    {
        Status.ShouldBe(HttpStatusCode.BadRequest, Body.ToString());
        MediaType.ShouldBe("application/problem+json");
        this["errors"].EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal).ShouldBe(fields.Order(StringComparer.Ordinal), Body.ToString());
        this["errors"].EnumerateObject().ShouldAllBe(field => field.Value.EnumerateArray().All(message => message.GetString()!.Length > 0));
    }

    /// <summary>The answer is a problem of this status and, if given, code.</summary>
    public void Refuses(HttpStatusCode status, string? code = null)
    {
        Status.ShouldBe(status, Body.ToString());
        MediaType.ShouldBe("application/problem+json");
        Text("title").ShouldNotBeEmpty();
        if (code is not null)
            Text("code").ShouldBe(code);
    }

    public static Money Yuan(string text) => PayHall.Money.TryParse(text, out var money) ? money : throw new FormatException(text);
}

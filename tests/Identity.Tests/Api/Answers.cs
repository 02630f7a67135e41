using System.Net;
using System.Text.Json;

namespace PayHall.Identity.Tests.Api;

/// <summary>What tests look for in an answer.</summary>
internal static class Answers
{
    /// <summary>The body of an answer that has this status.</summary>
    public static async Task<JsonElement> ShouldBeAsync(this Task<(HttpStatusCode Status, JsonElement Body)> call, HttpStatusCode status)
    {
        var (actual, body) = await call;
        actual.ShouldBe(status, body.ValueKind == JsonValueKind.Undefined ? "" : body.ToString());
        return body;
    }

    /// <summary>A refusal by a rule of this name.</summary>
    public static async Task<JsonElement> ShouldBreakAsync(this Task<(HttpStatusCode Status, JsonElement Body)> call, string code, HttpStatusCode status)
    {
        var body = await call.ShouldBeAsync(status);
        body.GetProperty("code").GetString().ShouldBe(code, body.ToString());
        return body;
    }

    /// <summary>A refusal that names these fields and no others.</summary>
    public static async Task ShouldNameAsync(this Task<(HttpStatusCode Status, JsonElement Body)> call, params string[] fields)
        => (await call.ShouldBeAsync(HttpStatusCode.BadRequest)).Fields().ShouldBe(fields, ignoreOrder: true);

    /// <summary>The fields that a problem names.</summary>
    public static List<string> Fields(this JsonElement problem) => [.. problem.GetProperty("errors").EnumerateObject().Select(field => field.Name)];

    /// <summary>A text of the body.</summary>
    public static string? Text(this JsonElement body, string name) => body.GetProperty(name).GetString();

    /// <summary>A text of each row of a list.</summary>
    public static List<string?> Texts(this JsonElement list, string name) => [.. list.GetProperty("items").EnumerateArray().Select(item => item.Text(name))];
}

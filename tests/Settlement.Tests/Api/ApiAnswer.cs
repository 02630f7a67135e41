using System.Text.Json;

namespace PayHall.Settlement.Tests.Api;

/// <summary>What the API answered.</summary>
internal sealed record ApiAnswer(int Status, string MediaType, string Text)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The stable code of a problem.</summary>
    public string? Code => Json.TryGetProperty("code", out var code) ? code.GetString() : null;

    /// <summary>The fields that a problem calls wrong, in order.</summary>
    public IEnumerable<string> WrongFields => Json.TryGetProperty("errors", out var errors) ? errors.EnumerateObject().Select(wrong => wrong.Name).Order(StringComparer.Ordinal) : [];

    public string? this[string member] => Json.GetProperty(member).ToString();

    /// <summary>The answer itself, if it has the status; else the test fails and shows it.</summary>
    public ApiAnswer ShouldHaveStatus(int status)
    {
        Status.ShouldBe(status, Text);
        MediaType.ShouldBe(status < 400 ? "application/json" : "application/problem+json", Text);
        return this;
    }
}

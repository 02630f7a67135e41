using System.Net;

namespace PayHall.Identity.Tests;

/// <summary>What comes from outside as a form and is none.</summary>
public sealed class UnreadableFormTests
{
    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "a=b", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("multipart/form-data", "x", HttpStatusCode.BadRequest)]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded", null, HttpStatusCode.BadRequest)]
    public async Task A_form_that_can_not_be_read_is_a_bad_request(string type, string? body, HttpStatusCode expected)
    {
        await using var host = await IdentityHost.StartAsync();
        using var client = host.Anonymous();
        foreach (var address in new[] { "Identity/SignIn", "Identity/CaSignIn", "connect/token" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address);
            request.Headers.Add("RequestVerificationToken", "x");
            request.Content = new StringContent(body ?? string.Join('&', Enumerable.Range(0, 1100).Select(number => $"k{number}=1")));
            request.Content.Headers.Remove("Content-Type");
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            using var answer = await client.SendAsync(request);
            answer.StatusCode.ShouldBe(expected, address);
        }
    }
}

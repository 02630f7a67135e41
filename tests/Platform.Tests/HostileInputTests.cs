using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using PayHall.Api;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Platform.Tests;

/// <summary>Whatever a caller sends, the answer is what is wrong with it and never that the host failed.</summary>
public sealed class HostileInputTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Texts_that_no_database_can_keep_are_refused_by_field(DatabaseProvider database)
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(database, "one");
        using var client = host.CreateClient("one");
        (string Body, string Field)[] wrong =
        [
            ("""{"texts":["\ud800"]}""", "texts"),
            ("""{"texts":["a\u0000b"]}""", "texts"),
            ("""{"texts":["ok","a\u0007"]}""", "texts"),
            ("""{"texts":["ok"],"script":"\udc00"}""", "script"),
            ("""{"texts":["ok"],"script":"a\u0000"}""", "script"),
            ("""{"texts":["ok"],"inner":{"text":"\ud800x"}}""", "inner.text"),
            ("""{"texts":["ok"],"inner":{"\ud800":1}}""", "inner"),
            ("""{"texts":["ok"],"\ud800":1}""", ""),
            ("""{"texts":["ok"],"a\u0000":1}""", ""),
            ("""{"texts":"\ud800"}""", "texts"),
            ("""{"\ud800":1,"texts":["\ud800"]}""", ",texts"),
        ];
        foreach (var (body, field) in wrong)
            (await WrongFieldsAsync(await PostAsync(client, "api/probe/texts", body), body)).ShouldBe(field.Split(','), body);
        (await WrongFieldsAsync(await PostAsync(client, "api/probe/notes", """{"text":"\ud800","amount":"\ud800"}"""), "notes")).ShouldBe(["amount", "text"]);
        (await client.GetStringAsync("probe/notes")).ShouldBe("""["first"]""");

        (await PostAsync(client, "api/probe/texts", """{"texts":["\ud83d\ude00 药"],"script":"a\n\tb"}""")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Queries_that_no_database_can_take_are_refused_by_parameter(DatabaseProvider database)
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(database, "one");
        using var client = host.CreateClient("one");
        (await WrongFieldsAsync(await client.GetAsync("api/probe/texts?text=a%00b"), "NUL")).ShouldBe(["text"]);
        (await WrongFieldsAsync(await client.GetAsync("api/probe/texts?text=a&a%00=b"), "NUL in a name")).ShouldBe([""]);
        foreach (var cursor in new[] { """{"Text":"\u0000"}""", """{"Text":"\ud800"}""", "null", "5", "" })
        {
            var after = Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(cursor));
            var answer = await client.GetAsync("api/probe/texts?text=a&after=" + after);
            if (cursor.Length > 0)
                (await WrongFieldsAsync(answer, cursor)).ShouldBe(["after"]);
        }

        (await client.GetStringAsync("api/probe/texts?text=first&after=" + Cursor.Write(new ProbePosition("a+'\\u0001")))).ShouldBe("""["first"]""");
        (await client.GetStringAsync("api/probe/texts?text=first")).ShouldBe("""["first"]""");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Broken_percent_encoding_never_is_the_hosts_fault(DatabaseProvider database)
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(database, "one");
        foreach (var path in new[] { "%ZZ", "%", "%00", "%C0%80", "%ED%A0%80", "1%", "%2e%2e/%2e%2e/%00" })
            (await StatusAsync(host, $"GET /one/probe/notes/{path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).ShouldBeOneOf([400, 404], path);
        foreach (var text in new[] { "%ZZ", "%", "%ED%A0%80", "%FF", "%C0%80" })
            (await StatusAsync(host, $"GET /one/api/probe/texts?text={text} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).ShouldBeOneOf([200, 400], text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_of_more_than_a_megabyte_is_too_large_whether_it_says_so_or_not(bool chunked)
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.Sqlite, "one");
        using var client = host.CreateClient("one");
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/probe/texts")
        {
            Content = new StringContent("""{"texts":["x"],"script":" """ + new string(' ', 1_100_000) + "\"}", Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "probe");
        request.Headers.TransferEncodingChunked = chunked;
        using var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    private static async Task<IEnumerable<string>> WrongFieldsAsync(HttpResponseMessage answer, string what)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, what);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal).ToList();
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string address, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "probe");
        return client.SendAsync(request);
    }

    /// <summary>Over a plain socket: clients put right what is to be wrong here.</summary>
    private static async Task<int> StatusAsync(TestHost host, string request)
    {
        using var socket = new TcpClient(host.Address.Host, host.Address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var line = await reader.ReadLineAsync();
        return int.Parse(line!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}

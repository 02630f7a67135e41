using System.Net;
using PayHall.Testing;

namespace PayHall.Identity.Tests;

/// <summary>Behind a proxy the caller's own address and scheme count, and nobody else can name others (I-05, I-13).</summary>
public sealed class ProxyTests
{
    private const string Caller = "203.0.113.7";

    [Theory]
    [InlineData("127.0.0.0/8", Caller, Caller)]
    [InlineData("127.0.0.1", "198.51.100.9, 203.0.113.7", Caller)]
    [InlineData("127.0.0.1", "", "127.0.0.1")]
    [InlineData("10.0.0.5", Caller, "127.0.0.1")]
    [InlineData(null, Caller, "127.0.0.1")]
    public async Task The_audit_trail_names_the_caller_where_a_known_proxy_does(string? proxy, string forwardedFor, string address)
    {
        await using var host = await StartAsync(proxy);
        using var client = host.Anonymous();
        if (forwardedFor.Length > 0)
            client.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);

        (await host.TryAsync(client, "boss", "wrong")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await host.ScalarAsync<string>("SELECT address FROM identity_audit ORDER BY id DESC LIMIT 1")).ShouldBe(address);
    }

    [Fact]
    public async Task Whoever_tries_too_often_locks_out_the_own_address_and_not_the_proxy()
    {
        await using var host = await StartAsync("127.0.0.1");
        using var guesser = host.Anonymous();
        guesser.DefaultRequestHeaders.Add("X-Forwarded-For", Caller);
        HttpResponseMessage last;
        var attempts = 0;
        do
            last = await host.TryAsync(guesser, "nobody" + attempts, "wrong");
        while (last.StatusCode == HttpStatusCode.OK && ++attempts < 200 && !(await last.Content.ReadAsStringAsync()).Contains("登录尝试过于频繁", StringComparison.Ordinal));
        attempts.ShouldBeLessThan(200, "the address has a limit");

        using var other = host.Anonymous();
        other.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.8");
        (await host.TryAsync(other, "boss", IdentityHost.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.0.0.5", false)]
    [InlineData(null, false)]
    public async Task Https_at_a_known_proxy_is_https_here(string? proxy, bool isSecure)
    {
        await using var host = await StartAsync(proxy);
        using var client = host.Anonymous();
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");

        using var page = await client.GetAsync("Identity/SignIn");
        page.Headers.Contains("Strict-Transport-Security").ShouldBe(isSecure);
        page.Headers.GetValues("Set-Cookie").Where(cookie => !cookie.Contains("=;", StringComparison.Ordinal)).ToList().ShouldAllBe(cookie => cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase) == isSecure);
        using var language = await client.GetAsync("language/en");
        language.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase) == isSecure);
        using var start = await client.GetAsync("Identity/Accounts");
        start.Headers.Location!.ToString().ShouldNotContain("evil.example");
    }

    [Fact]
    public async Task A_proxy_that_is_no_address_keeps_the_host_from_starting()
        => (await Should.ThrowAsync<FormatException>(() => StartAsync("proxy.example"))).Message.ShouldContain("PayHall:KnownProxies: \"proxy.example\"");

    private static Task<TestHost> StartAsync(string? proxy)
        => IdentityHost.StartAsync(settings: proxy is null ? [] : [("PayHall:KnownProxies:0", proxy)]);
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PayHall.Background;
using PayHall.Data;
using PayHall.Platform.Data;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Platform.Tests;

/// <summary>Writes are whole or not at all, POSTs can be repeated, and wrong input is answered field by field.</summary>
public sealed class WriterAndApiTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Work_that_fails_is_rolled_back_alone_and_its_neighbours_are_kept(DatabaseProvider database)
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(database, "one");
        var outcomes = await host.InTenantAsync("one", services =>
        {
            var writer = services.GetRequiredService<ITenantWriter>();
            return Task.WhenAll(Enumerable.Range(0, 60).Select(async number =>
            {
                try
                {
                    await writer.ExecuteAsync(
                        async (tx, _) =>
                        {
                            await ProbeNotes.AddAsync(tx, $"n{number}");
                            return number % 3 == 0 ? throw new InvalidOperationException("third") : true;
                        },
                        CancellationToken.None);
                    return true;
                }
                catch (InvalidOperationException)
                {
                    return false;
                }
            }));
        });

        outcomes.Count(kept => kept).ShouldBe(40);
        var notes = await host.InTenantAsync("one", async services =>
        {
            await using var connection = await services.GetRequiredService<ITenantDatabase>().OpenAsync(CancellationToken.None);
            return (await connection.QueryAsync<string>("SELECT text FROM probe_notes WHERE text LIKE 'n%'")).ToList();
        });
        notes.Order().ShouldBe(Enumerable.Range(0, 60).Where(number => number % 3 != 0).Select(number => $"n{number}").Order());
    }

    [Fact]
    public async Task Every_sqlite_connection_is_safe_for_money()
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.Sqlite, "one");
        await host.InTenantAsync("one", async services =>
        {
            await using var connection = await services.GetRequiredService<ITenantDatabase>().OpenAsync(CancellationToken.None);
            (await connection.QuerySingleAsync<string>("PRAGMA journal_mode")).ShouldBe("wal");
            (await connection.QuerySingleAsync<int>("PRAGMA synchronous")).ShouldBe(2);
            (await connection.QuerySingleAsync<int>("PRAGMA foreign_keys")).ShouldBe(1);
            (await connection.QuerySingleAsync<int>("PRAGMA busy_timeout")).ShouldBeGreaterThan(1000);
        });
    }

    [Fact]
    public async Task A_sqlite_connection_that_is_not_safe_for_money_is_refused()
    {
        // In memory there is no write-ahead log, and SQLite says so only when it is asked.
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        Should.Throw<Tenants.TenantException>(() => SqliteTenantDatabase.ApplyPragmas(connection)).Message.ShouldContain("memory 2 1 15000");
    }

    [Fact]
    public async Task A_postgresql_transaction_in_which_nobody_does_anything_ends_after_ten_minutes()
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.PostgreSql, "one");
        (await host.InTenantAsync("one", services => services.GetRequiredService<ITenantWriter>().ExecuteAsync(
            (tx, _) => tx.Connection.QuerySingleAsync<string>("SHOW idle_in_transaction_session_timeout", transaction: tx.Transaction), CancellationToken.None))).ShouldBe("10min");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task The_same_request_twice_is_done_once_even_at_the_same_time(DatabaseProvider database)
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(database, "one");
        using var client = host.CreateClient("one");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync(client, """{"text":"once","amount":"1.50"}""", "key-1")));
        foreach (var answer in answers)
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()))).Distinct().ShouldHaveSingleItem();
        (await client.GetStringAsync("probe/notes")).ShouldBe("""["first","once"]""");

        var other = await PostAsync(client, """{"text":"another","amount":"1.50"}""", "key-1");
        other.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await other.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("IdempotencyConflict");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_idempotency_key_is_forgotten_after_thirty_days_and_not_before(DatabaseProvider database)
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(database, "one");
        using var client = host.CreateClient("one");
        for (var old = 0; old < 3; old++)
            (await PostAsync(client, """{"text":"old","amount":"1.50"}""", $"old-{old}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Clock.Advance(TimeSpan.FromDays(1));
        (await PostAsync(client, """{"text":"young","amount":"1.50"}""", "young")).StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Clock.Advance(TimeSpan.FromDays(29.5));

        await host.InTenantAsync("one", services => services.GetServices<IBackgroundTask>().Single(task => task.Name == "Platform.PruneIdempotency").RunAsync(CancellationToken.None));

        var kept = await host.InTenantAsync("one", async services =>
        {
            await using var connection = await services.GetRequiredService<ITenantDatabase>().OpenAsync(CancellationToken.None);
            return (await connection.QueryAsync<string>("SELECT key FROM platform_idempotency")).ToList();
        });
        kept.ShouldHaveSingleItem().ShouldEndWith("/young");
    }

    [Fact]
    public async Task A_control_character_in_a_long_text_is_reported_with_its_line()
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.Sqlite, "one");
        using var client = host.CreateClient("one");
        using var answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "api/probe/texts")
        {
            Content = new StringContent("""{"texts":["x"],"script":"one\r\ntwo\u0000\nthree"}""", Encoding.UTF8, "application/json"),
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", "probe") },
        });
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty("script")[0].GetString().ShouldBe("第 2 行含有控制字符，请删去");
    }

    [Fact]
    public async Task A_caller_who_leaves_while_the_answer_is_sent_is_no_error()
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.Sqlite, "one");
        using var log = new ErrorLog();
        host.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        using (var client = host.CreateClient("one"))
        {
            using var answer = await client.GetAsync("probe/endless", HttpCompletionOption.ResponseHeadersRead);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var state = await host.InTenantAsync("one", services => Task.FromResult(services.GetRequiredService<ProbeState>()));
        await Eventually.HappensAsync(() => state.Left == 1 && !host.Tenants.Find("one")!.IsBusy);
        log.Entries.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("one/api/probe/name", true)]
    [InlineData("one/API/probe/name", true)]
    [InlineData("one/connect/token", true)]
    [InlineData("one/Connect/token", true)]
    [InlineData("one/probe/api", false)]
    [InlineData("one/connections", false)]
    public async Task Where_no_tenant_answers_programs_are_told_as_programs(string address, bool isApi)
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.Sqlite, "one");
        await host.Tenants.ChangeAsync("one", settings => settings with { State = TenantState.Stopped });
        using var client = host.CreateClient();
        using var answer = await client.GetAsync(address);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(isApi ? "application/problem+json" : "text/html");
    }

    [Fact]
    public async Task Wrong_input_is_answered_with_every_wrong_field_and_changes_nothing()
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.Sqlite, "one");
        using var client = host.CreateClient("one");
        var answer = await PostAsync(client, """{"text":5,"amount":12.5,"extra":true}""", "key-2");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("errors").EnumerateObject().Select(field => field.Name).Order().ShouldBe(["amount", "extra", "text"]);
        (await client.GetStringAsync("probe/notes")).ShouldBe("""["first"]""");

        foreach (var body in new[] { "", "[]", "null", "{", "\"x\"", "{\"text\":\"a\",\"text\":\"b\",\"amount\":\"1.00\"}", new string('[', 100_000) })
            (await PostAsync(client, body, null)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, body[..Math.Min(body.Length, 20)]);
    }

    [Fact]
    public async Task An_unknown_error_tells_no_details()
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.Sqlite, "one");
        using var client = host.CreateClient("one");
        var api = await client.GetAsync("api/probe/fail");
        api.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await api.Content.ReadAsStringAsync()).ShouldNotContain("secret detail");
        var page = await client.GetAsync("probe/fail");
        page.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await page.Content.ReadAsStringAsync()).ShouldNotContain("secret detail");
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'self'");
    }

    [Theory]
    [InlineData("zh-CN", "没有这个页面")]
    [InlineData("en", "There is no such page")]
    public async Task The_language_is_the_one_that_was_chosen(string culture, string title)
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.Sqlite, "one");
        using var client = host.CreateClient("one");
        var chosen = await client.GetAsync($"language/{culture}?returnUrl=%2Fone%2Fprobe%2Fname");
        chosen.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        chosen.Headers.Location!.ToString().ShouldBe("/one/probe/name");
        (await (await client.GetAsync("api/nothing")).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("title").GetString().ShouldBe(title);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example")]
    public async Task Choosing_a_language_never_leads_to_another_site(string returnUrl)
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.Sqlite, "one");
        using var client = host.CreateClient("one");
        var chosen = await client.GetAsync("language/en?returnUrl=" + Uri.EscapeDataString(returnUrl));
        chosen.Headers.Location!.ToString().ShouldBe("/one/");
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string body, string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "api/probe/notes") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "probe");
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return client.SendAsync(request);
    }
}

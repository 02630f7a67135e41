using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Data;
using PayHall.Testing;

namespace PayHall.Tenants.Tests;

/// <summary>A host with its default site, and the platform's administrator signed in to it.</summary>
internal sealed class ConsoleSite : IAsyncDisposable
{
    /// <summary>Nothing but accounts; its administrator, role and unit are made with the tenant.</summary>
    public const string Small = "small";

    private ConsoleSite(TestHost host, HttpClient admin)
    {
        Host = host;
        Admin = admin;
    }

    public TestHost Host { get; }

    public HttpClient Admin { get; }

    public static async Task<ConsoleSite> StartAsync(DatabaseProvider database = DatabaseProvider.Sqlite)
    {
        var host = await StartHostAsync(folder: null);
        await host.CreateTenantAsync(TenantSettings.DefaultName, "platform-demo", database);
        var account = DemoAccounts.Read(host.Folder, TenantSettings.DefaultName).Named("admin");
        return new ConsoleSite(host, await host.SignInAsync(TenantSettings.DefaultName, account.UserName, account.Password));
    }

    public static async Task<TestHost> StartHostAsync(string? folder, params (string Key, string Value)[] settings)
    {
        var host = await TestHost.StartAsync(folder, [("Identity:PasswordIterations", "1000"), .. settings]);
        host.AddRecipe(Small, """{ "displayName": "Small", "steps": [ { "name": "features", "enable": ["Identity"] } ] }""");
        return host;
    }

    /// <summary>Submits the form of 新建租户 with some fields filled in.</summary>
    public async Task<HttpResponseMessage> SubmitCreateAsync(string name, DatabaseProvider database = DatabaseProvider.Sqlite, params (string Field, string Value)[] more)
    {
        var form = await Admin.ReadFormAsync("Tenants/Create", "form#tenant");
        form["Input.Name"] = name;
        form["Input.Recipe"] = Small;
        form["Input.Provider"] = database.ToString();
        if (database == DatabaseProvider.PostgreSql)
        {
            form["Input.ConnectionString"] = (await PostgreSqlServer.GetAsync()).ConnectionString;
            form["Input.Schema"] = PostgreSqlServer.NewSchema();
        }

        foreach (var (field, value) in more)
            form["Input." + field] = value;
        return await Admin.PostAsync("Tenants/Create", new FormUrlEncodedContent(form));
    }

    /// <summary>Makes a tenant with the console; answers the page that says how it ended.</summary>
    public async Task<IDocument> CreateAsync(string name, DatabaseProvider database = DatabaseProvider.Sqlite, params (string Field, string Value)[] more)
    {
        using var answer = await SubmitCreateAsync(name, database, more);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        var page = answer.Headers.Location!.ToString();
        await EventuallyAsync(async () =>
        {
            using var progress = await Admin.GetAsync(page + "&handler=Progress");
            return progress.Headers.Contains("HX-Redirect");
        });
        return await OpenAsync(page);
    }

    /// <summary>Does something with the buttons of a tenant's page, as the page would.</summary>
    public async Task<HttpResponseMessage> ActAsync(string name, string handler, params (string Field, string Value)[] fields)
    {
        var form = await Admin.ReadFormAsync("Tenants/Create", "form#tenant");
        var content = new Dictionary<string, string>(StringComparer.Ordinal) { ["__RequestVerificationToken"] = form["__RequestVerificationToken"], ["name"] = name };
        foreach (var (field, value) in fields)
            content[field] = value;
        return await Admin.PostAsync("Tenants/Details?handler=" + handler, new FormUrlEncodedContent(content));
    }

    /// <summary>The same, which must succeed and says so on the next page.</summary>
    public async Task DoAsync(string name, string handler, params (string Field, string Value)[] fields)
    {
        using var answer = await ActAsync(name, handler, fields);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        var next = await OpenAsync(answer.Headers.Location!.ToString());
        next.QuerySelector(".note.bad")?.TextContent.ShouldBeNull();
    }

    public async Task<IDocument> OpenAsync(string address) => await ReadAsync(await Admin.GetAsync(address));

    public static async Task<IDocument> ReadAsync(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync();
        return await BrowsingContext.New(Configuration.Default).OpenAsync(response => response.Content(html));
    }

    /// <summary>What the default site's audit trail says, oldest first.</summary>
    public Task<IReadOnlyList<string>> AuditAsync(string subject) => Host.InTenantAsync<IReadOnlyList<string>>(TenantSettings.DefaultName, async services =>
    {
        await using var connection = await services.GetRequiredService<ITenantDatabase>().OpenAsync(CancellationToken.None);
        return [.. await Dapper.SqlMapper.QueryAsync<string>(connection, "SELECT action || ' ' || actor_name || ' ' || COALESCE(state_before, '') || ' ' || COALESCE(state_after, '') FROM identity_audit WHERE subject = @subject ORDER BY id", new { subject })];
    });

    /// <summary>Waits until something holds; a minute is long enough on any machine.</summary>
    public static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            if (await holds())
                return;
            await Task.Delay(100);
        }

        throw new TimeoutException("It did not happen within a minute.");
    }

    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        await Host.DisposeAsync();
    }
}

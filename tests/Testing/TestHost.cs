using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PayHall.Platform.Hosting;
using PayHall.Platform.Tenants;
using PayHall.Security;
using PayHall.Tenants;

namespace PayHall.Testing;

/// <summary>
/// The real product on a real port with a data folder of its own, which starts empty and is removed at the end. Recipes come
/// from the repository and from <see cref="AddRecipe"/>.
/// </summary>
public sealed class TestHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly bool ownsFolder;

    // Each host's file providers would hold an inotify instance, of which a user has 128: hundreds of hosts in one process look themselves.
    static TestHost() => Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "1");

    private TestHost(WebApplication app, string folder, TestClock clock, bool ownsFolder)
    {
        this.app = app;
        Folder = folder;
        Clock = clock;
        this.ownsFolder = ownsFolder;
        Addresses = [.. app.Urls.Select(url => new Uri(url))];
        Address = Addresses.First(address => address.Scheme == Uri.UriSchemeHttp);
    }

    public Uri Address { get; }

    /// <summary>Every address on which it listens: more than one where <c>Kestrel:Endpoints</c> says so.</summary>
    public IReadOnlyList<Uri> Addresses { get; }

    public string Folder { get; }

    public TestClock Clock { get; }

    public IServiceProvider Services => app.Services;

    public TenantHost Tenants => app.Services.GetRequiredService<TenantHost>();

    public TenantSetup Setup => app.Services.GetRequiredService<TenantSetup>();

    /// <param name="folder">A data folder to go on with, e.g. after a restart; null for a new one.</param>
    /// <param name="settings">Configuration values, e.g. <c>("PayHall:IdleTime", "00:00:05")</c>.</param>
    public static async Task<TestHost> StartAsync(string? folder = null, IEnumerable<(string Key, string Value)>? settings = null, TestClock? clock = null, params Assembly[] moreModules)
    {
        var data = folder ?? Directory.CreateTempSubdirectory("payhall-test-").FullName;
        var recipes = Directory.CreateDirectory(Path.Combine(data, "recipes")).FullName;
        foreach (var recipe in Directory.EnumerateFiles(Path.Combine(Repository.Root, "recipes"), "*.json"))
            File.Copy(recipe, Path.Combine(recipes, Path.GetFileName(recipe)), overwrite: true);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // A host of a test watches no configuration file: there are not enough watchers for hundreds of them.
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
            ApplicationName = "PayHall.Host",
            ContentRootPath = data,
            WebRootPath = Path.Combine(Repository.Root, "src", "Host", "wwwroot"),
            EnvironmentName = "Production",
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            [WebHostDefaults.StaticWebAssetsKey] = Path.Combine(Repository.HostOutput, "PayHall.Host.staticwebassets.runtime.json"),
            ["PAYHALL_DATA"] = data,
            ["PAYHALL_DATABASE"] = "",
            ["PayHall:Recipes"] = recipes,
        });
        builder.Configuration.AddInMemoryCollection((settings ?? []).Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)));
        builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Error);
        clock ??= new TestClock();
        builder.AddPayHall(Assembly.Load("PayHall.Host"), moreModules);
        builder.Services.AddSingleton<TimeProvider>(clock);
        var host = builder.Build();
        host.Urls.Add("http://127.0.0.1:0");
        host.UsePayHall();
        await host.StartAsync();
        return new TestHost(host, data, clock, ownsFolder: folder is null);
    }

    /// <summary>Adds a recipe for this host alone.</summary>
    public void AddRecipe(string name, string json) => File.WriteAllText(Path.Combine(Folder, "recipes", name + ".json"), json);

    /// <summary>Makes a tenant at <c>/{name}</c>, the default site at <c>/</c>, on the given engine.</summary>
    public async Task<Tenant> CreateTenantAsync(string name, string recipe, DatabaseProvider database = DatabaseProvider.Sqlite)
    {
        var settings = new TenantSettings { Name = name, Prefix = name == TenantSettings.DefaultName ? "" : name };
        if (database == DatabaseProvider.PostgreSql)
        {
            settings = settings with
            {
                Database = new DatabaseSettings
                {
                    Provider = DatabaseProvider.PostgreSql,
                    ConnectionString = (await PostgreSqlServer.GetAsync()).ConnectionString,
                    Schema = PostgreSqlServer.NewSchema(),
                },
            };
        }

        await Setup.CreateAsync(settings, recipe, CancellationToken.None);
        return Tenants.Find(name)!;
    }

    /// <summary>Does something in a tenant's own scope, as the system unless told otherwise.</summary>
    public async Task<T> InTenantAsync<T>(string tenant, Func<IServiceProvider, Task<T>> work)
    {
        await using var lease = await Tenants.Find(tenant)!.LeaseAsync(CancellationToken.None);
        await using var scope = lease.Shell.ScopeFactory.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AccessContext>().ActAsSystem();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Does something in a tenant's own scope, as the system unless told otherwise.</summary>
    public Task InTenantAsync(string tenant, Func<IServiceProvider, Task> work)
        => InTenantAsync(tenant, async services =>
        {
            await work(services);
            return true;
        });

    /// <summary>A browser-like client for a tenant, with its own cookies and without automatic redirects. Use relative addresses: <c>Identity/SignIn</c>.</summary>
    public HttpClient CreateClient(string tenant = "")
        => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), UseCookies = true })
        {
            BaseAddress = tenant.Length == 0 || tenant == TenantSettings.DefaultName ? Address : new Uri(Address, tenant + "/"),
        };

    /// <summary>Stops the host as an operator would, and keeps its folder.</summary>
    public async Task StopAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (ownsFolder)
            Directory.Delete(Folder, recursive: true);
    }
}

using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Platform.Tests;

/// <summary>A host that knows the probe module.</summary>
internal static class ProbeHost
{
    public static async Task<TestHost> StartAsync(string? folder = null, params (string Key, string Value)[] settings)
    {
        var host = await TestHost.StartAsync(folder, settings, clock: null, typeof(ProbeStartup).Assembly);
        host.AddRecipe("probe", """
            { "name": "probe", "displayName": "Probe", "steps": [
                { "name": "features", "enable": ["Probe", "Probe.Tick"] },
                { "name": "settings", "probe": { "color": "red" } },
                { "name": "probe-note", "text": "first" } ] }
            """);
        host.AddRecipe("daily", """{ "steps": [ { "name": "features", "enable": ["Probe", "Probe.Daily"] } ] }""");
        return host;
    }

    public static async Task<TestHost> StartWithTenantsAsync(DatabaseProvider database, params string[] tenants)
    {
        var host = await StartAsync();
        foreach (var tenant in tenants)
            await host.CreateTenantAsync(tenant, "probe", database);
        return host;
    }
}

using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Settlement.Tests;

/// <summary>One host for the tests of a class; each test makes its own exchange on it.</summary>
public sealed class ExchangeHost : IAsyncLifetime
{
    private int count;

    internal TestHost Host { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await TestHost.StartAsync(moreModules: typeof(ExchangeHost).Assembly);
        Host.AddRecipe("settlement-test", """{ "name": "settlement-test", "steps": [ { "name": "features", "enable": ["Settlement", "SettlementDoubles"] } ] }""");
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    internal async Task<Exchange> NewAsync(DatabaseProvider database)
    {
        var name = "x" + Interlocked.Increment(ref count);
        await Host.CreateTenantAsync(name, "settlement-test", database);
        return await new Exchange(Host, name).WithMembersAsync();
    }
}

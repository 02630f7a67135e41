using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using PayHall.Tenants;

namespace PayHall.Platform.Tenants;

/// <summary>All tenants of this host: loads, adds, changes, stops and removes them.</summary>
public sealed class TenantHost : ITenantDirectory, IAsyncDisposable
{
    private readonly TenantStore store;
    private readonly TenantShellBuilder builder;
    private readonly TimeProvider time;
    private readonly Lock saving = new();
    private ImmutableDictionary<string, Tenant> tenants = ImmutableDictionary<string, Tenant>.Empty;
    private TenantTable table = new([]);
    private int disposed;

    /// <summary>Creates the host; <see cref="Load"/> reads the tenants.</summary>
    public TenantHost(TenantStore store, TenantShellBuilder builder, TimeProvider time)
    {
        this.store = store;
        this.builder = builder;
        this.time = time;
    }

    /// <summary>All tenants.</summary>
    public IEnumerable<Tenant> Tenants => tenants.Values.OrderBy(tenant => tenant.Settings.Name, StringComparer.Ordinal);

    /// <summary>Reads the tenants from the store.</summary>
    public void Load()
    {
        lock (saving)
        {
            var loaded = store.Load();
            table = new TenantTable(loaded);
            tenants = loaded.ToImmutableDictionary(settings => settings.Name, settings => new Tenant(settings, builder, time), StringComparer.Ordinal);
        }
    }

    /// <summary>The tenant of that name, or null.</summary>
    public Tenant? Find(string name) => tenants.GetValueOrDefault(name);

    /// <summary>The tenant that answers at an address, or null.</summary>
    public Tenant? Match(HostString host, PathString path) => table.Match(host, path) is { } settings ? Find(settings.Name) : null;

    /// <summary>Adds a tenant that does not exist.</summary>
    /// <exception cref="TenantException">The name or the address is taken, or not allowed.</exception>
    public Tenant Add(TenantSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        lock (saving)
        {
            if (tenants.ContainsKey(settings.Name))
                throw new TenantException($"There is already a tenant {settings.Name}.");
            settings = WithNewId(settings);
            var newTable = new TenantTable(tenants.Values.Select(other => other.Settings).Append(settings));
            store.Save(settings);
            var tenant = new Tenant(settings, builder, time);
            (table, tenants) = (newTable, tenants.Add(settings.Name, tenant));
            return tenant;
        }
    }

    /// <summary>Changes a tenant's settings and reloads it; requests under way end on the old shell.</summary>
    /// <exception cref="TenantException">The tenant is unknown, or its new address is taken.</exception>
    public async Task ChangeAsync(string name, Func<TenantSettings, TenantSettings> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        Tenant tenant;
        TenantSettings changed;
        lock (saving)
        {
            tenant = Find(name) ?? throw new TenantException($"There is no tenant {name}.");
            changed = change(tenant.Settings) with { Name = name, Id = tenant.Settings.Id };
            var newTable = new TenantTable(tenants.Values.Where(other => other != tenant).Select(other => other.Settings).Append(changed));
            store.Save(changed);
            table = newTable;
        }

        await tenant.RetireAsync(changed);
    }

    /// <summary>Lets the tenant's shell go; the next request starts it anew.</summary>
    /// <exception cref="TenantException">The tenant is unknown.</exception>
    public Task ReloadAsync(string name) => (Find(name) ?? throw new TenantException($"There is no tenant {name}.")).RetireAsync();

    /// <summary>Removes a tenant and its folder. A PostgreSQL schema is the caller's to drop.</summary>
    public async Task RemoveAsync(string name)
    {
        Tenant? tenant;
        lock (saving)
        {
            if ((tenant = Find(name)) is null)
                return;
            tenants = tenants.Remove(name);
            table = new TenantTable(tenants.Values.Select(other => other.Settings));
        }

        await tenant.RetireAsync();
        store.Remove(name);
    }

    /// <inheritdoc />
    public IReadOnlyList<TenantSummary> List() => [.. Tenants.Select(tenant => new TenantSummary(
        tenant.Settings.Name,
        tenant.Settings.DisplayName.Length > 0 ? tenant.Settings.DisplayName : tenant.Settings.Name,
        "/" + tenant.Settings.Prefix,
        tenant.Settings.State,
        tenant.Fault?.Message,
        tenant.Settings.Recipe))];

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        // The host's container disposes a singleton once for each service that it is registered as.
        if (Interlocked.Exchange(ref disposed, 1) == 1)
            return;
        foreach (var tenant in Tenants)
        {
            await tenant.RetireAsync();
            tenant.Dispose();
        }
    }

    private static TenantSettings WithNewId(TenantSettings settings)
        => settings.Id.Length > 0 ? settings : settings with { Id = RandomNumberGenerator.GetHexString(12, lowercase: true) };
}

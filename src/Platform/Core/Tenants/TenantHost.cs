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

    /// <summary>The tenants whose setup an earlier process did not end, as <see cref="Load"/> found them.</summary>
    public IReadOnlyList<string> HalfMade { get; private set; } = [];

    /// <summary>Reads the tenants from the store.</summary>
    public void Load()
    {
        lock (saving)
        {
            var loaded = new List<Tenant>();
            foreach (var stored in store.Load())
                loaded.Add(new Tenant(CheckAddress(stored, loaded), builder, time));
            table = TableOf(loaded);
            HalfMade = [.. loaded.Where(tenant => tenant.Settings.State == TenantState.Initializing).Select(tenant => tenant.Settings.Name)];
            tenants = loaded.ToImmutableDictionary(tenant => tenant.Settings.Name, StringComparer.Ordinal);
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
            var tenant = new Tenant(new StoredTenant(settings, Damage: null), builder, time);
            var newTable = TableOf(tenants.Values.Append(tenant));
            store.Create(settings);
            (table, tenants) = (newTable, tenants.Add(settings.Name, tenant));
            return tenant;
        }
    }

    /// <summary>Changes a tenant's settings and reloads it; requests under way end on the old shell.</summary>
    /// <exception cref="TenantException">The tenant is unknown or damaged, or its new address is taken.</exception>
    public async Task ChangeAsync(string name, Func<TenantSettings, TenantSettings> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        Tenant tenant;
        lock (saving)
        {
            tenant = Find(name) ?? throw new TenantException($"There is no tenant {name}.");
            if (tenant.Damage is not null)
                throw tenant.Damage;
            var changed = change(tenant.Settings) with { Name = name, Id = tenant.Settings.Id };
            var newTable = new TenantTable(Served(tenants.Values.Where(other => other != tenant)).Append(changed));
            store.Save(changed);

            // Before the next change is let in, which must build upon this one.
            tenant.Accept(changed);
            table = newTable;
        }

        await tenant.RetireAsync();
    }

    /// <summary>Lets the tenant's shell go; the next request starts it anew.</summary>
    /// <exception cref="TenantException">The tenant is unknown.</exception>
    public Task ReloadAsync(string name) => (Find(name) ?? throw new TenantException($"There is no tenant {name}.")).RetireAsync();

    /// <summary>Removes a tenant and its folder. Its data is the caller's to drop.</summary>
    /// <param name="name">The tenant.</param>
    /// <param name="keepFiles">True to forget the tenant but leave the other files of its folder.</param>
    public async Task RemoveAsync(string name, bool keepFiles = false)
    {
        Tenant? tenant;
        lock (saving)
        {
            if ((tenant = Find(name)) is null)
                return;
            tenants = tenants.Remove(name);
            table = TableOf(tenants.Values);
        }

        await tenant.RetireAsync();
        store.Remove(name, keepFiles);
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

    /// <summary>Two tenants whose files give the same address, by hand: the first one keeps it.</summary>
    private static StoredTenant CheckAddress(StoredTenant stored, IEnumerable<Tenant> earlier)
    {
        if (stored.Damage is not null)
            return stored;
        try
        {
            _ = new TenantTable(Served(earlier).Append(stored.Settings));
            return stored;
        }
        catch (TenantException taken)
        {
            return stored with { Settings = stored.Settings with { State = TenantState.Stopped }, Damage = taken };
        }
    }

    private static TenantTable TableOf(IEnumerable<Tenant> tenants) => new(Served(tenants));

    private static IEnumerable<TenantSettings> Served(IEnumerable<Tenant> tenants) => tenants.Where(tenant => tenant.Damage is null).Select(tenant => tenant.Settings);

    private static TenantSettings WithNewId(TenantSettings settings)
        => settings.Id.Length > 0 ? settings : settings with { Id = RandomNumberGenerator.GetHexString(12, lowercase: true) };
}

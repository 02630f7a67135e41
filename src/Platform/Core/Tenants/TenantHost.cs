using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using PayHall.Tenants;

namespace PayHall.Platform.Tenants;

/// <summary>All tenants of this host: loads, adds, changes, stops and removes them.</summary>
public sealed class TenantHost : IAsyncDisposable
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

    /// <summary>
    /// Changes a tenant's settings where its new shell can be started, and leaves all as it is where not. The new shell is built, its
    /// migrations included, while the old one serves, so that no request waits.
    /// </summary>
    /// <exception cref="TenantException">The tenant is unknown or damaged, its new address is taken, or another change came between.</exception>
    public async Task ReplaceAsync(string name, Func<TenantSettings, TenantSettings> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var tenant = FindWhole(name);
        var before = tenant.Settings;
        var changed = change(before) with { Name = name, Id = before.Id };

        // The shell outlives the request that asked for it, and what was begun with its tables is ended.
        Task<TenantShell> build;
        using (ExecutionContext.SuppressFlow())
            build = Task.Run(() => builder.BuildAsync(changed, CancellationToken.None), CancellationToken.None);
        var next = await build;
        try
        {
            Save(tenant, settings => ReferenceEquals(settings, before)
                ? changed
                : throw new TenantException($"The settings of tenant {name} were changed at the same time by somebody else. Look at them and try again."));
        }
        catch
        {
            await next.ReleaseAsync();
            throw;
        }

        await tenant.SwapAsync(next);
    }

    /// <summary>Changes a tenant's settings and reloads it; requests under way end on the old shell.</summary>
    /// <exception cref="TenantException">The tenant is unknown or damaged, or its new address is taken.</exception>
    public async Task ChangeAsync(string name, Func<TenantSettings, TenantSettings> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var tenant = FindWhole(name);
        Save(tenant, change);
        await tenant.RetireAsync();
    }

    /// <summary>Lets the tenant's shell go; the next request starts it anew.</summary>
    /// <exception cref="TenantException">The tenant is unknown.</exception>
    public Task ReloadAsync(string name) => (Find(name) ?? throw new TenantException($"There is no tenant {name}.")).RetireAsync();

    /// <summary>Removes a tenant and its folder. Its data is the caller's to drop.</summary>
    /// <param name="name">The tenant.</param>
    /// <param name="keepFiles">True to forget the tenant but leave the other files of its folder.</param>
    public Task RemoveAsync(string name, bool keepFiles = false) => ForgetAsync(name, () => store.Remove(name, keepFiles));

    /// <summary>Forgets a tenant once its folder has been dealt with; if that fails the tenant stays.</summary>
    internal async Task ForgetAsync(string name, Action dispose)
    {
        if (Find(name) is not { } tenant)
            return;
        await tenant.RetireAsync();
        lock (saving)
        {
            if (Find(name) != tenant)
                return;
            dispose();
            tenants = tenants.Remove(name);
            table = TableOf(tenants.Values);

            // Whoever found the tenant before can't start it any more.
            tenant.Accept(tenant.Settings with { State = TenantState.Stopped });
        }

        // But may have done so before it was gone.
        await tenant.RetireAsync();
    }

    /// <summary>Lets a tenant that is being removed start no more. Between two changes of its settings, so that none under way undoes it.</summary>
    /// <returns>The settings as they were.</returns>
    internal TenantSettings Suspend(Tenant tenant)
    {
        lock (saving)
        {
            var before = tenant.Settings;
            tenant.Accept(before with { State = TenantState.Stopped });
            return before;
        }
    }

    /// <summary>True for the one who asks first whether a tenant's setup was interrupted by the end of an earlier process.</summary>
    internal bool TakeHalfMade(string name)
    {
        lock (saving)
        {
            var isHalfMade = HalfMade.Contains(name, StringComparer.Ordinal);
            HalfMade = [.. HalfMade.Where(other => other != name)];
            return isHalfMade;
        }
    }

    /// <summary>The tenant whose addresses overlap with these, or null.</summary>
    public string? AddressOwner(string name, IReadOnlyList<string> hosts, string prefix)
        => Served(tenants.Values.Where(other => other.Settings.Name != name))
            .FirstOrDefault(other => TenantSettings.AddressesOverlap(other.Hosts, other.Prefix, hosts, prefix))?.Name;

    /// <summary>The tenants that a request to this host reaches now, and would not any more if the tenant had these addresses.</summary>
    public IReadOnlyList<string> TakenFrom(string name, IReadOnlyList<string> hosts, string prefix, string requestHost)
    {
        var others = Served(tenants.Values.Where(other => other.Settings.Name != name)).ToList();
        var (now, then) = (new TenantTable(others), new TenantTable([.. others, new TenantSettings { Name = name, Hosts = [.. hosts.Distinct(StringComparer.OrdinalIgnoreCase)], Prefix = prefix }]));
        var host = new HostString(requestHost);
        return [.. others.Where(other => IsAt(now, other) && !IsAt(then, other)).Select(other => other.Name)];

        bool IsAt(TenantTable table, TenantSettings tenant) => table.Match(host, "/" + tenant.Prefix)?.Name == tenant.Name;
    }

    /// <summary>What may be said of all tenants outside of them, in the order of their names.</summary>
    public IReadOnlyList<TenantSummary> List() => [.. Tenants.Select(tenant => new TenantSummary(
        tenant.Settings.Name,
        tenant.DisplayName,
        "/" + tenant.Settings.Prefix,
        tenant.Settings.State,
        tenant.Fault?.Message,
        tenant.Settings.Recipe)
    {
        Hosts = tenant.Settings.Hosts,
    })];

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

    private Tenant FindWhole(string name)
    {
        var tenant = Find(name) ?? throw new TenantException($"There is no tenant {name}.");
        return tenant.Damage is null ? tenant : throw tenant.Damage;
    }

    private void Save(Tenant tenant, Func<TenantSettings, TenantSettings> change)
    {
        lock (saving)
        {
            if (Find(tenant.Settings.Name) != tenant)
                throw new TenantException($"There is no tenant {tenant.Settings.Name}.");
            var changed = change(tenant.Settings) with { Name = tenant.Settings.Name, Id = tenant.Settings.Id };
            var newTable = TableOf(tenants.Values.Where(other => other != tenant), changed);
            store.Save(changed);

            // Before the next change is let in, which must build upon this one.
            tenant.Accept(changed);
            table = newTable;
        }
    }

    /// <summary>A damaged tenant keeps the address that is left of it, unless another has it, so that its people learn what is the matter.</summary>
    private static TenantTable TableOf(IEnumerable<Tenant> tenants, params IEnumerable<TenantSettings> more)
    {
        var all = tenants.ToList();
        return new TenantTable(Served(all).Concat(more), all.Where(tenant => tenant.Damage is not null).Select(tenant => tenant.Settings));
    }

    private static IEnumerable<TenantSettings> Served(IEnumerable<Tenant> tenants) => tenants.Where(tenant => tenant.Damage is null).Select(tenant => tenant.Settings);

    private static TenantSettings WithNewId(TenantSettings settings)
        => settings.Id.Length > 0 ? settings : settings with { Id = RandomNumberGenerator.GetHexString(12, lowercase: true) };
}

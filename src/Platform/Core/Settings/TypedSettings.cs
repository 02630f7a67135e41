using PayHall.Data;
using PayHall.Settings;

namespace PayHall.Platform.Settings;

/// <summary>A module's view of its settings.</summary>
internal sealed class TypedSettings<T>(SettingsStore store, IEnumerable<SettingsRegistration> registrations) : ISettings<T>
    where T : class, new()
{
    private readonly string name = registrations.FirstOrDefault(registration => registration.Type == typeof(T))?.Name
        ?? throw new InvalidOperationException($"{typeof(T).Name} is not registered: call services.AddSettings<{typeof(T).Name}>(name) in the feature's startup.");

    public async ValueTask<T> GetAsync(CancellationToken cancellationToken) => (T)await store.GetAsync(name, typeof(T), cancellationToken);

    public Task SaveAsync(T settings, CancellationToken cancellationToken) => store.SaveAsync(name, settings, cancellationToken);

    public async Task<StoredSettings<T>> ReadAsync(CancellationToken cancellationToken)
    {
        var (value, version) = await store.ReadAsync(name, typeof(T), cancellationToken);
        return new StoredSettings<T>((T)value, version);
    }

    public Task<bool> ReplaceAsync(WriteTransaction transaction, T settings, long version, CancellationToken cancellationToken)
        => SettingsStore.ReplaceAsync(transaction, name, settings, version);

    public void Forget() => store.Forget(name);
}

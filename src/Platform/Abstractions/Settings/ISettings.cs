using PayHall.Data;

namespace PayHall.Settings;

/// <summary>
/// A module's settings in this tenant: a record with defaults, stored as JSON in the tenant's database, cached, and fresh
/// on every host after a save. Register it with <c>services.AddSettings&lt;T&gt;("name")</c>; recipes set it with the
/// <c>settings</c> step under that name, people by a <see cref="SettingsEditor{T}"/>.
/// </summary>
public interface ISettings<T>
    where T : class, new()
{
    /// <summary>The current settings.</summary>
    ValueTask<T> GetAsync(CancellationToken cancellationToken);

    /// <summary>Saves new settings, whatever they were.</summary>
    Task SaveAsync(T settings, CancellationToken cancellationToken);

    /// <summary>The settings as they are stored now, past every cache, with the version to give back when they are replaced.</summary>
    Task<StoredSettings<T>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Replaces the settings as a part of a transaction; false if they are no longer of that version.</summary>
    Task<bool> ReplaceAsync(WriteTransaction transaction, T settings, long version, CancellationToken cancellationToken);

    /// <summary>Forgets what is cached, once a transaction that replaced the settings is committed: they hold from the next request.</summary>
    void Forget();
}

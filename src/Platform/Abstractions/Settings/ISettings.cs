namespace PayHall.Settings;

/// <summary>
/// A module's settings in this tenant: a record with defaults, stored as JSON in the tenant's database, cached, and fresh
/// on every host after a save. Register it with <c>services.AddSettings&lt;T&gt;("name")</c>; recipes set it with the
/// <c>settings</c> step under that name.
/// </summary>
public interface ISettings<T>
    where T : class, new()
{
    /// <summary>The current settings.</summary>
    ValueTask<T> GetAsync(CancellationToken cancellationToken);

    /// <summary>Saves new settings.</summary>
    Task SaveAsync(T settings, CancellationToken cancellationToken);
}

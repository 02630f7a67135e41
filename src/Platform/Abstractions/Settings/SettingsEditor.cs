using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;

namespace PayHall.Settings;

/// <summary>
/// Changes a module's settings: checked by their own rules, refused if somebody else saved meanwhile, recorded with what was before and
/// after, in force from the next request on this host and within seconds on others.
/// </summary>
public sealed class SettingsEditor<T>
    where T : class, ICheckedSettings, new()
{
    private readonly ISettings<T> settings;
    private readonly ITenantWriter writer;
    private readonly IAuditTrail audit;
    private readonly string name;

    /// <summary>Creates the editor of the settings that are registered for the type.</summary>
    public SettingsEditor(ISettings<T> settings, ITenantWriter writer, IAuditTrail audit, IEnumerable<SettingsRegistration> registrations)
    {
        this.settings = settings;
        this.writer = writer;
        this.audit = audit;
        name = registrations.First(registration => registration.Type == typeof(T)).Name;
    }

    /// <summary>The settings to edit, with the version to give back.</summary>
    public Task<StoredSettings<T>> ReadAsync(CancellationToken cancellationToken) => settings.ReadAsync(cancellationToken);

    /// <summary>Saves; false if nothing differs.</summary>
    /// <param name="changed">All of the settings as they shall be.</param>
    /// <param name="version">The version that was read for editing.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="InputException">A value is wrong; nothing is changed.</exception>
    /// <exception cref="SettingsChangedException">Somebody else saved meanwhile; nothing is changed.</exception>
    public Task<bool> SaveAsync(T changed, long version, CancellationToken cancellationToken)
        => SaveAsync(changed, version, (_, _) => Task.CompletedTask, cancellationToken);

    /// <summary>Saves, and does something that belongs to it in the same transaction; false if nothing differs.</summary>
    /// <param name="changed">All of the settings as they shall be.</param>
    /// <param name="version">The version that was read for editing.</param>
    /// <param name="alongside">What else has to happen, or not at all.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="InputException">A value is wrong; nothing is changed.</exception>
    /// <exception cref="SettingsChangedException">Somebody else saved meanwhile; nothing is changed.</exception>
    public async Task<bool> SaveAsync(T changed, long version, Func<WriteTransaction, CancellationToken, Task> alongside, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alongside);
        ArgumentNullException.ThrowIfNull(changed);
        var errors = new InputErrors();
        changed.Check(errors);
        errors.ThrowIfAny();
        var stored = await settings.ReadAsync(cancellationToken);
        if (stored.Version != version)
            throw new SettingsChangedException();
        var (before, after) = SettingsDifference.Of(stored.Value, changed);
        if (after is null)
            return false;
        await writer.ExecuteAsync(
            async (transaction, cancellation) =>
            {
                if (!await settings.ReplaceAsync(transaction, changed, version, cancellation))
                    throw new SettingsChangedException();
                await alongside(transaction, cancellation);
                await audit.AppendAsync(transaction, new AuditEntry("Settings.Changed", "settings:" + name, before, after), cancellation);
                return true;
            },
            cancellationToken);
        settings.Forget();
        return true;
    }
}

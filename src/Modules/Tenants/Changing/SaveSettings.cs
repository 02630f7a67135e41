using PayHall.Auditing;
using PayHall.Settings;
using PayHall.Tenants.Auditing;

namespace PayHall.Tenants.Changing;

/// <summary>首页设置: what the default site shows to anyone.</summary>
internal sealed class SaveSettings(ISettings<TenantsSettings> settings, IAuditTrail audit)
{
    /// <summary>Saves; what is so already is not recorded.</summary>
    public async Task HandleAsync(TenantsSettings wanted, CancellationToken cancellationToken)
    {
        var before = await settings.GetAsync(cancellationToken);
        if (before == wanted)
            return;

        // The settings' store has a transaction of its own; the record comes first, so that nothing changes unrecorded.
        await audit.AppendAsync(new AuditEntry("Tenants.SettingsChanged", "site", AuditedAct.State(before), AuditedAct.State(wanted)), cancellationToken);
        await settings.SaveAsync(wanted, CancellationToken.None);
    }
}

using PayHall.Auditing;
using PayHall.Settings;

namespace PayHall.Identity.Certificates;

/// <summary>Saves how this tenant judges certificates.</summary>
internal sealed class SaveCertificatePolicy(ISettings<CertificateSettings> settings, IAuditTrail audit)
{
    /// <summary>Saves.</summary>
    public async Task HandleAsync(CertificateSettings wanted, CancellationToken cancellationToken)
    {
        var before = await settings.GetAsync(cancellationToken);
        if (before == wanted)
            return;
        await audit.AppendAsync(new AuditEntry("Identity.CertificatePolicyChanged", "settings:certificates", AuditState.Of(before), AuditState.Of(wanted)), cancellationToken);
        await settings.SaveAsync(wanted, cancellationToken);
    }
}

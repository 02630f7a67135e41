using PayHall.Errors;
using PayHall.Settings;

namespace PayHall.Identity.Certificates;

/// <summary>How this tenant judges certificates (I-06); settings name <c>certificates</c>.</summary>
internal sealed record CertificateSettings : ICheckedSettings
{
    /// <summary>True refuses a certificate unless a present revocation list of its issuer is there.</summary>
    public bool RequireRevocationList { get; init; } = true;

    /// <summary>True makes new accounts sign in with a certificate (新增账号默认开启 CA).</summary>
    public bool RequiredForNewAccounts { get; init; }

    /// <inheritdoc />
    public void Check(InputErrors errors)
    {
        // Any answers are right.
    }
}

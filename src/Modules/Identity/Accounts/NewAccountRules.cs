using PayHall.Identity.Certificates;
using PayHall.Settings;

namespace PayHall.Identity.Accounts;

/// <summary>What this tenant says of new accounts, for the form that adds one.</summary>
internal sealed class NewAccountRules(ISettings<IdentitySettings> identity, ISettings<CertificateSettings> certificates)
{
    /// <summary>The initial password that every new account gets; null if each gets a random one.</summary>
    public async Task<string?> InitialPasswordAsync(CancellationToken cancellationToken)
        => await identity.GetAsync(cancellationToken) is { RandomInitialPassword: false } mine ? mine.InitialPassword : null;

    /// <summary>True if a certificate has to sign in, unless the form is changed.</summary>
    public async Task<bool> CaRequiredAsync(CancellationToken cancellationToken) => (await certificates.GetAsync(cancellationToken)).RequiredForNewAccounts;
}

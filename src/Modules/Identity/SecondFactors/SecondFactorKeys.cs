using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace PayHall.Identity.SecondFactors;

/// <summary>Keeps the shared keys of authenticator apps encrypted with the tenant's keys: unlike passwords they have to be read again.</summary>
internal sealed class SecondFactorKeys(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("PayHall.Identity.SecondFactor");

    /// <summary>A key as it is stored.</summary>
    public string Seal(string key) => protector.Protect(key);

    /// <summary>A stored key.</summary>
    public string Open(string stored) => protector.Unprotect(stored);

    /// <summary>The address that authenticator apps read from a QR code.</summary>
    public static string Address(string site, string userName, string key)
        => QueryHelpers.AddQueryString(
            string.Create(CultureInfo.InvariantCulture, $"otpauth://totp/{Uri.EscapeDataString(site)}:{Uri.EscapeDataString(userName)}"),
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["secret"] = key, ["issuer"] = site });
}

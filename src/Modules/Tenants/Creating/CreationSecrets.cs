using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace PayHall.Tenants.Creating;

/// <summary>Encrypts a making's secrets for the time between the request and the job that does it.</summary>
internal sealed class CreationSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("PayHall.Tenants.Creation");

    /// <summary>Encrypts.</summary>
    public string Seal(CreationSecret secret) => protector.Protect(JsonSerializer.Serialize(secret));

    /// <summary>Decrypts.</summary>
    public CreationSecret Open(string secret) => JsonSerializer.Deserialize<CreationSecret>(protector.Unprotect(secret))!;
}

using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;
using PayHall.Identity.Access;
using PayHall.Tenants;

namespace PayHall.Identity.Tokens;

/// <summary>Writes access tokens that the framework's bearer handler reads, protected with the tenant's keys.</summary>
internal sealed class AccessTokens(IOptionsMonitor<BearerTokenOptions> options, TenantClock clock)
{
    /// <summary>Writes a token with these claims.</summary>
    public string Write(IEnumerable<Claim> claims, TimeSpan lifetime)
    {
        var identity = new ClaimsIdentity(claims, Schemes.Bearer, Access.Claims.Name, roleType: null);
        var properties = new AuthenticationProperties { IssuedUtc = clock.UtcNow, ExpiresUtc = clock.UtcNow + lifetime };
        return options.Get(Schemes.Bearer).BearerTokenProtector.Protect(new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Schemes.Bearer));
    }
}

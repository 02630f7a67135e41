using Microsoft.AspNetCore.Identity;
using PayHall.Identity.Data;
using PayHall.Settings;
using PayHall.Tenants;

namespace PayHall.Identity.SecondFactors;

/// <summary>What a second factor is set up with.</summary>
/// <param name="Users">ASP.NET Core Identity's own.</param>
/// <param name="Keys">Encrypts what is stored.</param>
/// <param name="Check">Judges codes.</param>
/// <param name="Clock">The tenant's clock.</param>
/// <param name="Site">Names the site to the authenticator app.</param>
internal sealed record SecondFactorTools(UserManager<User> Users, SecondFactorKeys Keys, SecondFactorCheck Check, TenantClock Clock, ISettings<SiteSettings> Site);

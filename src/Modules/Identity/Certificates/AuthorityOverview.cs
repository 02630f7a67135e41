using PayHall.Identity.Certificates.Demo;
using PayHall.Tenants;

namespace PayHall.Identity.Certificates;

/// <summary>What the page of the trusted authorities shows.</summary>
/// <param name="Authorities">The authorities.</param>
/// <param name="Demo">What the test CA has issued.</param>
/// <param name="Clock">The tenant's clock.</param>
internal sealed record AuthorityOverview(AuthorityList Authorities, DemoCertificateList Demo, TenantClock Clock);

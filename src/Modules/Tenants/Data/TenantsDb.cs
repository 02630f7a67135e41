using Microsoft.EntityFrameworkCore;
using PayHall.Data;
using PayHall.Security;

namespace PayHall.Tenants.Data;

/// <summary>The console's own tables in the default site's database. The tenants themselves are the kernel's.</summary>
internal sealed class TenantsDb(DbContextOptions<TenantsDb> options, AccessContext access) : TenantDbContext(options, access)
{
    /// <summary>The making of tenants.</summary>
    public DbSet<Creation> Creations => Set<Creation>();
}

using Microsoft.EntityFrameworkCore;
using PayHall.Data;
using PayHall.Security;

namespace PayHall.Platform.Data;

/// <summary>The kernel's own tables: settings, jobs, idempotency keys, data-protection keys. Read and written with plain SQL.</summary>
internal sealed class PlatformDbContext(DbContextOptions<PlatformDbContext> options, AccessContext access) : TenantDbContext(options, access)
{
    // No entities: the context only carries the migrations.
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
    }
}

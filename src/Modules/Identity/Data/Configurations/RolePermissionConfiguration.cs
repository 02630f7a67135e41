using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Identity.Data.Configurations;

internal sealed class RolePermissionConfiguration : IEntityTypeConfiguration<RolePermission>
{
    public void Configure(EntityTypeBuilder<RolePermission> builder)
    {
        builder.ToTable("identity_role_permissions");
        builder.HasKey(row => new { row.RoleId, row.Permission });
        builder.Property(row => row.RoleId).HasColumnName("role_id");
        builder.Property(row => row.Permission).HasColumnName("permission");
    }
}

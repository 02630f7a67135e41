using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Identity.Data.Configurations;

internal sealed class UserRoleConfiguration : IEntityTypeConfiguration<UserRole>
{
    public void Configure(EntityTypeBuilder<UserRole> builder)
    {
        builder.ToTable("identity_user_roles");
        builder.HasKey(row => new { row.UserId, row.RoleId });
        builder.Property(row => row.UserId).HasColumnName("user_id");
        builder.Property(row => row.RoleId).HasColumnName("role_id");
        builder.HasIndex(row => row.RoleId).HasDatabaseName("identity_user_roles_role");
    }
}

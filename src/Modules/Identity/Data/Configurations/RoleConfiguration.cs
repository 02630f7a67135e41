using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Identity.Data.Configurations;

internal sealed class RoleConfiguration : IEntityTypeConfiguration<Role>
{
    public void Configure(EntityTypeBuilder<Role> builder)
    {
        builder.ToTable("identity_roles");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.Name).HasColumnName("name");
        builder.Property(row => row.Stereotype).HasColumnName("stereotype");
        builder.Property(row => row.BuiltIn).HasColumnName("built_in");
        builder.Property(row => row.Customized).HasColumnName("customized");
        builder.Property(row => row.UnitId).HasColumnName("unit_id");
        builder.Property(row => row.Type).HasColumnName("type");
        builder.Property(row => row.Scope).HasColumnName("scope");
        builder.Property(row => row.Description).HasColumnName("description");
        builder.Property(row => row.Revision).HasColumnName("revision");
        builder.Property(row => row.CreatedAt).HasColumnName("created_at");
    }
}

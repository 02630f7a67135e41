using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Identity.Data.Configurations;

internal sealed class OrganizationUnitConfiguration : IEntityTypeConfiguration<OrganizationUnit>
{
    public void Configure(EntityTypeBuilder<OrganizationUnit> builder)
    {
        builder.ToTable("identity_units");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.Code).HasColumnName("code");
        builder.Property(row => row.Name).HasColumnName("name");
        builder.Property(row => row.Kind).HasColumnName("kind");
        builder.Property(row => row.ParentId).HasColumnName("parent_id");
        builder.Property(row => row.Level).HasColumnName("level");
        builder.Property(row => row.Path).HasColumnName("path");
        builder.Property(row => row.Position).HasColumnName("position");
        builder.HasIndex(row => row.Code).IsUnique().HasDatabaseName("identity_units_code");
        builder.HasIndex(row => row.ParentId).HasDatabaseName("identity_units_parent");
        builder.HasIndex(row => row.Path).HasDatabaseName("identity_units_path");
    }
}

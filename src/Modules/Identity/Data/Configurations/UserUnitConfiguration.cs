using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Identity.Data.Configurations;

internal sealed class UserUnitConfiguration : IEntityTypeConfiguration<UserUnit>
{
    public void Configure(EntityTypeBuilder<UserUnit> builder)
    {
        builder.ToTable("identity_user_units");
        builder.HasKey(row => new { row.UserId, row.UnitId });
        builder.Property(row => row.UserId).HasColumnName("user_id");
        builder.Property(row => row.UnitId).HasColumnName("unit_id");
        builder.HasIndex(row => row.UnitId).HasDatabaseName("identity_user_units_unit");
    }
}

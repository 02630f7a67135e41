using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PayHall.Heating.Domain;

namespace PayHall.Heating.Data.Configurations;

/// <summary>Columns of <see cref="BuildingUnit"/>.</summary>
internal sealed class BuildingUnitConfiguration : IEntityTypeConfiguration<BuildingUnit>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<BuildingUnit> builder)
    {
        builder.ToTable("heating_building_units");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.BuildingId).HasColumnName("building_id");
        builder.Property(row => row.Name).HasColumnName("name");
    }
}

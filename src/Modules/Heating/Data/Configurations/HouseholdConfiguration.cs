using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PayHall.Heating.Domain;

namespace PayHall.Heating.Data.Configurations;

/// <summary>Columns of <see cref="Household"/>.</summary>
internal sealed class HouseholdConfiguration : IEntityTypeConfiguration<Household>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<Household> builder)
    {
        builder.ToTable("heating_households");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.Account).HasColumnName("account");
        builder.Property(row => row.UnitId).HasColumnName("unit_id");
        builder.Property(row => row.CommunityId).HasColumnName("community_id");
        builder.Property(row => row.BuildingId).HasColumnName("building_id");
        builder.Property(row => row.BuildingUnitId).HasColumnName("building_unit_id");
        builder.Property(row => row.Room).HasColumnName("room");
        builder.Property(row => row.Address).HasColumnName("address");
        builder.Property(row => row.HeatedArea).HasColumnName("heated_area");
        builder.Property(row => row.FloorArea).HasColumnName("floor_area");
        builder.Property(row => row.OwnerId).HasColumnName("owner_id");
        builder.Property(row => row.OwnerKind).HasColumnName("owner_kind");
        builder.Property(row => row.Welfare).HasColumnName("welfare");
        builder.Property(row => row.TariffId).HasColumnName("tariff_id");
    }
}

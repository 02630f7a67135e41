using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PayHall.Heating.Domain;

namespace PayHall.Heating.Data.Configurations;

/// <summary>Columns of <see cref="Building"/>.</summary>
internal sealed class BuildingConfiguration : IEntityTypeConfiguration<Building>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<Building> builder)
    {
        builder.ToTable("heating_buildings");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.CommunityId).HasColumnName("community_id");
        builder.Property(row => row.Name).HasColumnName("name");
        builder.Property(row => row.Households).HasColumnName("households");
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PayHall.Heating.Domain;

namespace PayHall.Heating.Data.Configurations;

/// <summary>Columns of <see cref="Rollup"/>.</summary>
internal sealed class RollupConfiguration : IEntityTypeConfiguration<Rollup>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<Rollup> builder)
    {
        builder.ToTable("heating_rollups");
        builder.HasKey(row => new { row.Season, row.BuildingId });
        builder.Property(row => row.Season).HasColumnName("season");
        builder.Property(row => row.BuildingId).HasColumnName("building_id");
        builder.Property(row => row.Households).HasColumnName("households");
        builder.Property(row => row.Receivable).HasColumnName("receivable");
        builder.Property(row => row.Received).HasColumnName("received");
        builder.Property(row => row.Refunded).HasColumnName("refunded");
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PayHall.Heating.Domain;

namespace PayHall.Heating.Data.Configurations;

/// <summary>Columns of <see cref="TariffVersion"/>.</summary>
internal sealed class TariffVersionConfiguration : IEntityTypeConfiguration<TariffVersion>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<TariffVersion> builder)
    {
        builder.ToTable("heating_tariff_versions");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.TariffId).HasColumnName("tariff_id");
        builder.Property(row => row.Version).HasColumnName("version");
        builder.Property(row => row.Season).HasColumnName("season");
        builder.Property(row => row.Definition).HasColumnName("definition");
        builder.Property(row => row.CreatedAt).HasColumnName("created_at");
        builder.Property(row => row.CreatedBy).HasColumnName("created_by");
    }
}

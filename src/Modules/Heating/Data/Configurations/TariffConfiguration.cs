using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PayHall.Heating.Domain;

namespace PayHall.Heating.Data.Configurations;

/// <summary>Columns of <see cref="Tariff"/>.</summary>
internal sealed class TariffConfiguration : IEntityTypeConfiguration<Tariff>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<Tariff> builder)
    {
        builder.ToTable("heating_tariffs");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.Number).HasColumnName("number");
        builder.Property(row => row.Name).HasColumnName("name");
        builder.Property(row => row.Season).HasColumnName("season");
        builder.Property(row => row.UnitId).HasColumnName("unit_id");
        builder.Property(row => row.CurrentVersion).HasColumnName("current_version");
        builder.Property(row => row.ChangedAt).HasColumnName("changed_at");
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PayHall.Heating.Domain;

namespace PayHall.Heating.Data.Configurations;

/// <summary>Columns of <see cref="Contract"/>.</summary>
internal sealed class ContractConfiguration : IEntityTypeConfiguration<Contract>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<Contract> builder)
    {
        builder.ToTable("heating_contracts");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.HouseholdId).HasColumnName("household_id");
        builder.Property(row => row.TariffId).HasColumnName("tariff_id");
        builder.Property(row => row.UnitId).HasColumnName("unit_id");
        builder.Property(row => row.Status).HasColumnName("status");
        builder.Property(row => row.ProposedById).HasColumnName("proposed_by_id");
        builder.Property(row => row.ProposedBy).HasColumnName("proposed_by");
        builder.Property(row => row.ProposedAt).HasColumnName("proposed_at");
        builder.Property(row => row.DecidedBy).HasColumnName("decided_by");
        builder.Property(row => row.DecidedAt).HasColumnName("decided_at");
        builder.Property(row => row.Opinion).HasColumnName("opinion");
    }
}

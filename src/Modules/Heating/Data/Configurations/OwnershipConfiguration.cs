using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PayHall.Heating.Domain;

namespace PayHall.Heating.Data.Configurations;

/// <summary>Columns of <see cref="Ownership"/>.</summary>
internal sealed class OwnershipConfiguration : IEntityTypeConfiguration<Ownership>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<Ownership> builder)
    {
        builder.ToTable("heating_ownerships");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.HouseholdId).HasColumnName("household_id");
        builder.Property(row => row.OwnerId).HasColumnName("owner_id");
        builder.Property(row => row.From).HasColumnName("from_at");
        builder.Property(row => row.Until).HasColumnName("until_at");
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PayHall.Heating.Domain;

namespace PayHall.Heating.Data.Configurations;

/// <summary>Columns of <see cref="BillRunSkip"/>.</summary>
internal sealed class BillRunSkipConfiguration : IEntityTypeConfiguration<BillRunSkip>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<BillRunSkip> builder)
    {
        builder.ToTable("heating_bill_run_skips");
        builder.HasKey(row => new { row.RunId, row.HouseholdId });
        builder.Property(row => row.RunId).HasColumnName("run_id");
        builder.Property(row => row.HouseholdId).HasColumnName("household_id");
        builder.Property(row => row.Reason).HasColumnName("reason");
        builder.Property(row => row.Detail).HasColumnName("detail");
    }
}

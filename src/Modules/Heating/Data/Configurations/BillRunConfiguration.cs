using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PayHall.Heating.Domain;

namespace PayHall.Heating.Data.Configurations;

/// <summary>Columns of <see cref="BillRun"/>.</summary>
internal sealed class BillRunConfiguration : IEntityTypeConfiguration<BillRun>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<BillRun> builder)
    {
        builder.ToTable("heating_bill_runs");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.Season).HasColumnName("season");
        builder.Property(row => row.TariffId).HasColumnName("tariff_id");
        builder.Property(row => row.CommunityId).HasColumnName("community_id");
        builder.Property(row => row.JobId).HasColumnName("job_id");
        builder.Property(row => row.StartedBy).HasColumnName("started_by");
        builder.Property(row => row.StartedAt).HasColumnName("started_at");
        builder.Property(row => row.ScopeUnits).HasColumnName("scope_units");
        builder.Property(row => row.Total).HasColumnName("total");
        builder.Property(row => row.Done).HasColumnName("done");
        builder.Property(row => row.Billed).HasColumnName("billed");
        builder.Property(row => row.Amount).HasColumnName("amount");
        builder.Property(row => row.Skipped).HasColumnName("skipped");
        builder.Property(row => row.LastHouseholdId).HasColumnName("last_household_id");
        builder.Property(row => row.FinishedAt).HasColumnName("finished_at");
    }
}

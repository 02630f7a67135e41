using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PayHall.Heating.Domain;

namespace PayHall.Heating.Data.Configurations;

/// <summary>Columns of <see cref="Bill"/>.</summary>
internal sealed class BillConfiguration : IEntityTypeConfiguration<Bill>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<Bill> builder)
    {
        builder.ToTable("heating_bills");
        builder.HasKey(row => row.Id);
        builder.Ignore(row => row.Paid);
        builder.Ignore(row => row.Unpaid);
        builder.Ignore(row => row.Number);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.Season).HasColumnName("season");
        builder.Property(row => row.HouseholdId).HasColumnName("household_id");
        builder.Property(row => row.BuildingId).HasColumnName("building_id");
        builder.Property(row => row.CommunityId).HasColumnName("community_id");
        builder.Property(row => row.UnitId).HasColumnName("unit_id");
        builder.Property(row => row.TariffVersionId).HasColumnName("tariff_version_id");
        builder.Property(row => row.HeatedArea).HasColumnName("heated_area");
        builder.Property(row => row.FloorArea).HasColumnName("floor_area");
        builder.Property(row => row.OwnerKind).HasColumnName("owner_kind");
        builder.Property(row => row.Welfare).HasColumnName("welfare");
        builder.Property(row => row.Vacant).HasColumnName("vacant").HasConversion<int>();
        builder.Property(row => row.Lines).HasColumnName("lines");
        builder.Property(row => row.Charge).HasColumnName("charge");
        builder.Property(row => row.PrincipalPaid).HasColumnName("principal_paid");
        builder.Property(row => row.DiscountGiven).HasColumnName("discount_given");
        builder.Property(row => row.LateFeePaid).HasColumnName("late_fee_paid");
        builder.Property(row => row.Refunded).HasColumnName("refunded");
        builder.Property(row => row.Status).HasColumnName("status");
        builder.Property(row => row.CreatedAt).HasColumnName("created_at");
    }
}

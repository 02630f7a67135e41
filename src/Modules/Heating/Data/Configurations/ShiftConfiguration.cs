using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PayHall.Heating.Domain;

namespace PayHall.Heating.Data.Configurations;

/// <summary>Columns of <see cref="Shift"/>.</summary>
internal sealed class ShiftConfiguration : IEntityTypeConfiguration<Shift>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<Shift> builder)
    {
        builder.ToTable("heating_shifts");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.Number).HasColumnName("number");
        builder.Property(row => row.CashierId).HasColumnName("cashier_id");
        builder.Property(row => row.CashierName).HasColumnName("cashier_name");
        builder.Property(row => row.UnitId).HasColumnName("unit_id");
        builder.Property(row => row.OpenedAt).HasColumnName("opened_at");
        builder.Property(row => row.ClosedAt).HasColumnName("closed_at");
        builder.Property(row => row.CountedCash).HasColumnName("counted_cash");
        builder.Property(row => row.ExpectedCash).HasColumnName("expected_cash");
        builder.Property(row => row.Remark).HasColumnName("remark");
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PayHall.Heating.Domain;

namespace PayHall.Heating.Data.Configurations;

/// <summary>Columns of <see cref="Payment"/>.</summary>
internal sealed class PaymentConfiguration : IEntityTypeConfiguration<Payment>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.ToTable("heating_payments");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.ReceiptId).HasColumnName("receipt_id");
        builder.Property(row => row.BillId).HasColumnName("bill_id");
        builder.Property(row => row.UnitId).HasColumnName("unit_id");
        builder.Property(row => row.Amount).HasColumnName("amount");
        builder.Property(row => row.Principal).HasColumnName("principal");
        builder.Property(row => row.LateFee).HasColumnName("late_fee");
        builder.Property(row => row.Discount).HasColumnName("discount");
        builder.Property(row => row.Lines).HasColumnName("lines");
    }
}

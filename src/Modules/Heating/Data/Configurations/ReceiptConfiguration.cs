using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PayHall.Heating.Domain;

namespace PayHall.Heating.Data.Configurations;

/// <summary>Columns of <see cref="Receipt"/>.</summary>
internal sealed class ReceiptConfiguration : IEntityTypeConfiguration<Receipt>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<Receipt> builder)
    {
        builder.ToTable("heating_receipts");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.Number).HasColumnName("number");
        builder.Property(row => row.VerificationCode).HasColumnName("verification_code");
        builder.Property(row => row.HouseholdId).HasColumnName("household_id");
        builder.Property(row => row.UnitId).HasColumnName("unit_id");
        builder.Property(row => row.OwnerName).HasColumnName("owner_name");
        builder.Property(row => row.Method).HasColumnName("method");
        builder.Property(row => row.Amount).HasColumnName("amount");
        builder.Property(row => row.Received).HasColumnName("received");
        builder.Property(row => row.Change).HasColumnName("change_given");
        builder.Property(row => row.ExternalNumber).HasColumnName("external_number");
        builder.Property(row => row.PaidAt).HasColumnName("paid_at");
        builder.Property(row => row.PaidOn).HasColumnName("paid_on");
        builder.Property(row => row.CashierId).HasColumnName("cashier_id");
        builder.Property(row => row.CashierName).HasColumnName("cashier_name");
        builder.Property(row => row.ShiftId).HasColumnName("shift_id");
        builder.Property(row => row.PrintCount).HasColumnName("print_count");
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Settlement.Data.Configurations;

internal sealed class PaymentLineConfiguration : IEntityTypeConfiguration<PaymentLine>
{
    public void Configure(EntityTypeBuilder<PaymentLine> builder)
    {
        builder.ToTable("settlement_payment_lines");
        builder.HasKey(row => new { row.PaymentId, row.InvoiceId });
        builder.HasIndex(row => row.InvoiceId);
    }
}

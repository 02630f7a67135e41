using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Settlement.Data.Configurations;

internal sealed class InvoiceEventConfiguration : IEntityTypeConfiguration<InvoiceEvent>
{
    public void Configure(EntityTypeBuilder<InvoiceEvent> builder)
    {
        builder.ToTable("settlement_invoice_events");
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => row.InvoiceId);
        builder.HasIndex(row => row.PaymentId);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Settlement.Data.Configurations;

internal sealed class InvoiceConfiguration : IEntityTypeConfiguration<Invoice>
{
    public void Configure(EntityTypeBuilder<Invoice> builder)
    {
        builder.ToTable("settlement_invoices");
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => row.Number).IsUnique();
        builder.HasIndex(row => row.OrderId);
        builder.HasIndex(row => new { row.BuyerId, row.IssuedOn, row.Id });
        builder.HasIndex(row => new { row.SupplierId, row.IssuedOn, row.Id });
        builder.HasIndex(row => new { row.PayerId, row.Status, row.ConfirmedOn, row.Id });
        builder.HasIndex(row => row.PaymentId);
    }
}

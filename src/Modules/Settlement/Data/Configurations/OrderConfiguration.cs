using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Settlement.Data.Configurations;

internal sealed class OrderConfiguration : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> builder)
    {
        builder.ToTable("settlement_orders");
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => row.Number).IsUnique();
        builder.HasIndex(row => new { row.BuyerId, row.PlacedOn });
        builder.HasIndex(row => new { row.SupplierId, row.PlacedOn });
    }
}

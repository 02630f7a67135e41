using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Identity.Data.Configurations;

internal sealed class OutsideDeliveryConfiguration : IEntityTypeConfiguration<OutsideDelivery>
{
    public void Configure(EntityTypeBuilder<OutsideDelivery> builder)
    {
        builder.ToTable("identity_outside_deliveries");
        builder.HasKey(row => new { row.NotificationId, row.Channel });
        builder.Property(row => row.NotificationId).HasColumnName("notification_id");
        builder.Property(row => row.Channel).HasColumnName("channel");
        builder.Property(row => row.DueAt).HasColumnName("due_at");
        builder.Property(row => row.Attempts).HasColumnName("attempts");
        builder.HasIndex(row => row.DueAt).HasDatabaseName("identity_outside_deliveries_due");
    }
}

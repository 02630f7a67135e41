using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Identity.Data.Configurations;

internal sealed class StoredNotificationConfiguration : IEntityTypeConfiguration<StoredNotification>
{
    public void Configure(EntityTypeBuilder<StoredNotification> builder)
    {
        builder.ToTable("identity_notifications");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.UserId).HasColumnName("user_id");
        builder.Property(row => row.Kind).HasColumnName("kind");
        builder.Property(row => row.Title).HasColumnName("title");
        builder.Property(row => row.Body).HasColumnName("body");
        builder.Property(row => row.Values).HasColumnName("text_values");
        builder.Property(row => row.Link).HasColumnName("link");
        builder.Property(row => row.CreatedAt).HasColumnName("created_at");
        builder.Property(row => row.ReadAt).HasColumnName("read_at");
        builder.HasIndex(row => new { row.UserId, row.Id }).HasDatabaseName("identity_notifications_user");
        builder.HasIndex(row => row.UserId).HasFilter("read_at IS NULL").HasDatabaseName("identity_notifications_unread");
        builder.HasIndex(row => row.ReadAt).HasDatabaseName("identity_notifications_read");
    }
}

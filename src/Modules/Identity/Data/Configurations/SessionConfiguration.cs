using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Identity.Data.Configurations;

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("identity_sessions");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.UserId).HasColumnName("user_id");
        builder.Property(row => row.Kind).HasColumnName("kind");
        builder.Property(row => row.ParentId).HasColumnName("parent_id");
        builder.Property(row => row.FamilyId).HasColumnName("family_id");
        builder.Property(row => row.Scope).HasColumnName("scope");
        builder.Property(row => row.SecurityStamp).HasColumnName("security_stamp");
        builder.Property(row => row.CreatedAt).HasColumnName("created_at");
        builder.Property(row => row.LastSeenAt).HasColumnName("last_seen_at");
        builder.Property(row => row.ExpiresAt).HasColumnName("expires_at");
        builder.Property(row => row.EndedAt).HasColumnName("ended_at");
        builder.Property(row => row.Address).HasColumnName("address");
        builder.Property(row => row.UserAgent).HasColumnName("user_agent");
        builder.HasIndex(row => row.UserId).HasDatabaseName("identity_sessions_user");
        builder.HasIndex(row => row.ExpiresAt).HasDatabaseName("identity_sessions_expiry");
    }
}

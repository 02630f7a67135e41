using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Identity.Data.Configurations;

internal sealed class RecoveryCodeConfiguration : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("identity_recovery_codes");
        builder.HasKey(row => new { row.UserId, row.Hash });
        builder.Property(row => row.UserId).HasColumnName("user_id");
        builder.Property(row => row.Hash).HasColumnName("hash");
        builder.Property(row => row.UsedAt).HasColumnName("used_at");
    }
}

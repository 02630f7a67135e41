using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Identity.Data.Configurations;

internal sealed class SecondFactorUseConfiguration : IEntityTypeConfiguration<SecondFactorUse>
{
    public void Configure(EntityTypeBuilder<SecondFactorUse> builder)
    {
        builder.ToTable("identity_second_factor_uses");
        builder.HasKey(row => new { row.UserId, row.Code });
        builder.Property(row => row.UserId).HasColumnName("user_id");
        builder.Property(row => row.Code).HasColumnName("code");
        builder.Property(row => row.ExpiresAt).HasColumnName("expires_at");
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Identity.Data.Configurations;

internal sealed class CaptchaUseConfiguration : IEntityTypeConfiguration<CaptchaUse>
{
    public void Configure(EntityTypeBuilder<CaptchaUse> builder)
    {
        builder.ToTable("identity_captcha_uses");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.ExpiresAt).HasColumnName("expires_at");
        builder.HasIndex(row => row.ExpiresAt).HasDatabaseName("identity_captcha_uses_expiry");
    }
}

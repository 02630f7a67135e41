using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Identity.Data.Configurations;

internal sealed class RefreshTokenConfiguration : IEntityTypeConfiguration<RefreshToken>
{
    public void Configure(EntityTypeBuilder<RefreshToken> builder)
    {
        builder.ToTable("identity_refresh_tokens");
        builder.HasKey(row => row.Hash);
        builder.Property(row => row.Hash).HasColumnName("hash");
        builder.Property(row => row.FamilyId).HasColumnName("family_id");
        builder.Property(row => row.CreatedAt).HasColumnName("created_at");
        builder.Property(row => row.UsedAt).HasColumnName("used_at");
    }
}

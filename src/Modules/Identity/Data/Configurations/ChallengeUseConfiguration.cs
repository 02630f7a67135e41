using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Identity.Data.Configurations;

internal sealed class ChallengeUseConfiguration : IEntityTypeConfiguration<ChallengeUse>
{
    public void Configure(EntityTypeBuilder<ChallengeUse> builder)
    {
        builder.ToTable("identity_challenge_uses");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.ExpiresAt).HasColumnName("expires_at");
        builder.HasIndex(row => row.ExpiresAt).HasDatabaseName("identity_challenge_uses_expiry");
    }
}

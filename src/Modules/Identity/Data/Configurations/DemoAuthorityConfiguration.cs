using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Identity.Data.Configurations;

internal sealed class DemoAuthorityConfiguration : IEntityTypeConfiguration<DemoAuthority>
{
    public void Configure(EntityTypeBuilder<DemoAuthority> builder)
    {
        builder.ToTable("identity_demo_authority");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.AuthorityId).HasColumnName("authority_id");
        builder.Property(row => row.ProtectedKey).HasColumnName("protected_key");
        builder.HasIndex(row => row.AuthorityId).IsUnique().HasDatabaseName("identity_demo_authority_authority");
    }
}

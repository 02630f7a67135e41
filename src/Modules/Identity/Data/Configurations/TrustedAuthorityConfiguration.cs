using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Identity.Data.Configurations;

internal sealed class TrustedAuthorityConfiguration : IEntityTypeConfiguration<TrustedAuthority>
{
    public void Configure(EntityTypeBuilder<TrustedAuthority> builder)
    {
        builder.ToTable("identity_authorities");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.Thumbprint).HasColumnName("thumbprint");
        builder.Property(row => row.Name).HasColumnName("name");
        builder.Property(row => row.Certificate).HasColumnName("certificate");
        builder.Property(row => row.NotBefore).HasColumnName("not_before");
        builder.Property(row => row.NotAfter).HasColumnName("not_after");
        builder.Property(row => row.AddedAt).HasColumnName("added_at");
        builder.HasIndex(row => row.Thumbprint).IsUnique().HasDatabaseName("identity_authorities_thumbprint");
    }
}

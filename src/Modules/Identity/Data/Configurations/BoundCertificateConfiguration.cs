using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Identity.Data.Configurations;

internal sealed class BoundCertificateConfiguration : IEntityTypeConfiguration<BoundCertificate>
{
    public void Configure(EntityTypeBuilder<BoundCertificate> builder)
    {
        builder.ToTable("identity_certificates");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.UserId).HasColumnName("user_id");
        builder.Property(row => row.Thumbprint).HasColumnName("thumbprint");
        builder.Property(row => row.Name).HasColumnName("name");
        builder.Property(row => row.Issuer).HasColumnName("issuer");
        builder.Property(row => row.Certificate).HasColumnName("certificate");
        builder.Property(row => row.NotBefore).HasColumnName("not_before");
        builder.Property(row => row.NotAfter).HasColumnName("not_after");
        builder.Property(row => row.BoundAt).HasColumnName("bound_at");
        builder.HasIndex(row => row.Thumbprint).IsUnique().HasDatabaseName("identity_certificates_thumbprint");
        builder.HasIndex(row => row.UserId).HasDatabaseName("identity_certificates_user");
    }
}

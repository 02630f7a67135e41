using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Identity.Data.Configurations;

internal sealed class DemoCertificateConfiguration : IEntityTypeConfiguration<DemoCertificate>
{
    public void Configure(EntityTypeBuilder<DemoCertificate> builder)
    {
        builder.ToTable("identity_demo_certificates");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.Serial).HasColumnName("serial");
        builder.Property(row => row.Thumbprint).HasColumnName("thumbprint");
        builder.Property(row => row.UserName).HasColumnName("user_name");
        builder.Property(row => row.Pkcs12).HasColumnName("pkcs12");
        builder.Property(row => row.IssuedAt).HasColumnName("issued_at");
        builder.Property(row => row.NotAfter).HasColumnName("not_after");
        builder.Property(row => row.RevokedAt).HasColumnName("revoked_at");
        builder.HasIndex(row => row.Thumbprint).IsUnique().HasDatabaseName("identity_demo_certificates_thumbprint");
    }
}

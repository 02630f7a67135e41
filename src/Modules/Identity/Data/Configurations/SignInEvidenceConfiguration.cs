using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Identity.Data.Configurations;

internal sealed class SignInEvidenceConfiguration : IEntityTypeConfiguration<SignInEvidence>
{
    public void Configure(EntityTypeBuilder<SignInEvidence> builder)
    {
        builder.ToTable("identity_sign_in_evidence");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.At).HasColumnName("at");
        builder.Property(row => row.UserId).HasColumnName("user_id");
        builder.Property(row => row.UserName).HasColumnName("user_name");
        builder.Property(row => row.Address).HasColumnName("address");
        builder.Property(row => row.Method).HasColumnName("method");
        builder.Property(row => row.Algorithm).HasColumnName("algorithm");
        builder.Property(row => row.Thumbprint).HasColumnName("thumbprint");
        builder.Property(row => row.Certificate).HasColumnName("certificate");
        builder.Property(row => row.Message).HasColumnName("message");
        builder.Property(row => row.Signature).HasColumnName("signature");
        builder.HasIndex(row => new { row.UserId, row.Id }).HasDatabaseName("identity_sign_in_evidence_user");
    }
}

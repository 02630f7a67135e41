using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Identity.Data.Configurations;

internal sealed class AuditRecordConfiguration : IEntityTypeConfiguration<AuditRecord>
{
    public void Configure(EntityTypeBuilder<AuditRecord> builder)
    {
        builder.ToTable("identity_audit");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.At).HasColumnName("at");
        builder.Property(row => row.ActorId).HasColumnName("actor_id");
        builder.Property(row => row.ActorName).HasColumnName("actor_name");
        builder.Property(row => row.Address).HasColumnName("address");
        builder.Property(row => row.Action).HasColumnName("action");
        builder.Property(row => row.Subject).HasColumnName("subject");
        builder.Property(row => row.Before).HasColumnName("state_before");
        builder.Property(row => row.After).HasColumnName("state_after");
        builder.Property(row => row.PreviousHash).HasColumnName("previous_hash");
        builder.Property(row => row.Hash).HasColumnName("hash");
        builder.HasIndex(row => new { row.ActorId, row.Id }).HasDatabaseName("identity_audit_actor");
        builder.HasIndex(row => new { row.Subject, row.Id }).HasDatabaseName("identity_audit_subject");
    }
}

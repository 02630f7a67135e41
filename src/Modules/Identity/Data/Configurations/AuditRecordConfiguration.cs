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
        builder.Property(row => row.UnitId).HasColumnName("unit_id");
        builder.Property(row => row.Address).HasColumnName("address");
        builder.Property(row => row.Action).HasColumnName("action");
        builder.Property(row => row.Subject).HasColumnName("subject");
        builder.Property(row => row.IsRefused).HasColumnName("refused");
        builder.Property(row => row.Before).HasColumnName("state_before");
        builder.Property(row => row.After).HasColumnName("state_after");
        builder.HasIndex(row => new { row.ActorId, row.Id }).HasDatabaseName("identity_audit_actor");
        builder.HasIndex(row => new { row.Subject, row.Id }).HasDatabaseName("identity_audit_subject");
        builder.HasIndex(row => new { row.UnitId, row.Id }).HasDatabaseName("identity_audit_unit");
        builder.HasIndex(row => new { row.Action, row.Id }).HasDatabaseName("identity_audit_action");
        builder.HasIndex(row => row.At).HasDatabaseName("identity_audit_at");
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Tenants.Data.Configurations;

internal sealed class CreationConfiguration : IEntityTypeConfiguration<Creation>
{
    public void Configure(EntityTypeBuilder<Creation> builder)
    {
        builder.ToTable("tenants_creations");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.Name).HasColumnName("name");
        builder.Property(row => row.DisplayName).HasColumnName("display_name");
        builder.Property(row => row.Recipe).HasColumnName("recipe");
        builder.Property(row => row.Hosts).HasColumnName("hosts");
        builder.Property(row => row.Prefix).HasColumnName("prefix");
        builder.Property(row => row.Provider).HasColumnName("provider");
        builder.Property(row => row.SchemaName).HasColumnName("schema_name");
        builder.Property(row => row.Administrator).HasColumnName("administrator");
        builder.Property(row => row.TenantId).HasColumnName("tenant_id");
        builder.Property(row => row.Secret).HasColumnName("secret");
        builder.Property(row => row.Status).HasColumnName("status");
        builder.Property(row => row.Step).HasColumnName("step");
        builder.Property(row => row.Error).HasColumnName("error");
        builder.Property(row => row.JobId).HasColumnName("job_id");
        builder.Property(row => row.CreatedBy).HasColumnName("created_by");
        builder.Property(row => row.CreatedAt).HasColumnName("created_at");
        builder.Property(row => row.EndedAt).HasColumnName("ended_at");
    }
}

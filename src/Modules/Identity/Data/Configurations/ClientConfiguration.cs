using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Identity.Data.Configurations;

internal sealed class ClientConfiguration : IEntityTypeConfiguration<Client>
{
    public void Configure(EntityTypeBuilder<Client> builder)
    {
        builder.ToTable("identity_clients");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.Name).HasColumnName("name");
        builder.Property(row => row.UnitId).HasColumnName("unit_id");
        builder.Property(row => row.Scope).HasColumnName("scope");
        builder.Property(row => row.Enabled).HasColumnName("enabled");
        builder.Property(row => row.Version).HasColumnName("version");
        builder.Property(row => row.Revision).HasColumnName("revision");
        builder.Property(row => row.ValidTo).HasColumnName("valid_to");
        builder.Property(row => row.CreatedAt).HasColumnName("created_at");
        builder.Property(row => row.LastUsedAt).HasColumnName("last_used_at");
        builder.Property(row => row.DeletedAt).HasColumnName("deleted_at");
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Identity.Data.Configurations;

internal sealed class ClientPermissionConfiguration : IEntityTypeConfiguration<ClientPermission>
{
    public void Configure(EntityTypeBuilder<ClientPermission> builder)
    {
        builder.ToTable("identity_client_permissions");
        builder.HasKey(row => new { row.ClientId, row.Permission });
        builder.Property(row => row.ClientId).HasColumnName("client_id");
        builder.Property(row => row.Permission).HasColumnName("permission");
    }
}

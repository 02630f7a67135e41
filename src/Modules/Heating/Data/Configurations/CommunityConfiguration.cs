using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PayHall.Heating.Domain;

namespace PayHall.Heating.Data.Configurations;

/// <summary>Columns of <see cref="Community"/>.</summary>
internal sealed class CommunityConfiguration : IEntityTypeConfiguration<Community>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<Community> builder)
    {
        builder.ToTable("heating_communities");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.Code).HasColumnName("code");
        builder.Property(row => row.Name).HasColumnName("name");
        builder.Property(row => row.Address).HasColumnName("address");
        builder.Property(row => row.UnitId).HasColumnName("unit_id");
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PayHall.Heating.Domain;

namespace PayHall.Heating.Data.Configurations;

/// <summary>Columns of <see cref="Owner"/>.</summary>
internal sealed class OwnerConfiguration : IEntityTypeConfiguration<Owner>
{
    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<Owner> builder)
    {
        builder.ToTable("heating_owners");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.Name).HasColumnName("name");
        builder.Property(row => row.Phone).HasColumnName("phone");
        builder.Property(row => row.Kind).HasColumnName("kind");
        builder.Property(row => row.Welfare).HasColumnName("welfare");
    }
}

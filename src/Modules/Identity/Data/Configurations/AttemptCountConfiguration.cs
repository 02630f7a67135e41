using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Identity.Data.Configurations;

internal sealed class AttemptCountConfiguration : IEntityTypeConfiguration<AttemptCount>
{
    public void Configure(EntityTypeBuilder<AttemptCount> builder)
    {
        builder.ToTable("identity_attempts");
        builder.HasKey(row => new { row.Bucket, row.Period });
        builder.Property(row => row.Bucket).HasColumnName("bucket");
        builder.Property(row => row.Period).HasColumnName("period");
        builder.Property(row => row.Count).HasColumnName("count");
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Settlement.Data.Configurations;

internal sealed class SealBlockConfiguration : IEntityTypeConfiguration<SealBlock>
{
    public void Configure(EntityTypeBuilder<SealBlock> builder)
    {
        builder.ToTable("settlement_seal_blocks");
        builder.HasKey(row => row.Number);
        builder.Property(row => row.Number).ValueGeneratedNever();
    }
}

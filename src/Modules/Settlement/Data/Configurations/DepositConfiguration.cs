using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Settlement.Data.Configurations;

internal sealed class DepositConfiguration : IEntityTypeConfiguration<Deposit>
{
    public void Configure(EntityTypeBuilder<Deposit> builder)
    {
        builder.ToTable("settlement_deposits");
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => row.Serial).IsUnique();
        builder.HasIndex(row => new { row.MemberId, row.Id });
    }
}

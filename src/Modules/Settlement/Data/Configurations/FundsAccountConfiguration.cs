using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Settlement.Data.Configurations;

internal sealed class FundsAccountConfiguration : IEntityTypeConfiguration<FundsAccount>
{
    public void Configure(EntityTypeBuilder<FundsAccount> builder)
    {
        builder.ToTable("settlement_accounts");
        builder.HasKey(row => row.Id);
        builder.Ignore(row => row.Reference);
        builder.HasIndex(row => row.Code).IsUnique();
        builder.HasIndex(row => new { row.MemberId, row.Kind }).IsUnique();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Settlement.Data.Configurations;

internal sealed class MemberNameConfiguration : IEntityTypeConfiguration<MemberName>
{
    public void Configure(EntityTypeBuilder<MemberName> builder)
    {
        builder.ToView("settlement_members");
        builder.HasKey(row => row.Id);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Settlement.Data.Configurations;

internal sealed class EntryConfiguration : IEntityTypeConfiguration<Entry>
{
    public void Configure(EntityTypeBuilder<Entry> builder)
    {
        builder.ToTable("settlement_entries");
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => new { row.AccountId, row.Id });
        builder.HasIndex(row => new { row.JournalId, row.Line }).IsUnique();
    }
}

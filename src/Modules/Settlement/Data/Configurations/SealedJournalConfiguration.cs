using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Settlement.Data.Configurations;

internal sealed class SealedJournalConfiguration : IEntityTypeConfiguration<SealedJournal>
{
    public void Configure(EntityTypeBuilder<SealedJournal> builder)
    {
        builder.ToTable("settlement_sealed_journals");
        builder.HasKey(row => row.Position);
        builder.Property(row => row.Position).ValueGeneratedNever();
        builder.HasIndex(row => row.JournalId).IsUnique();
    }
}

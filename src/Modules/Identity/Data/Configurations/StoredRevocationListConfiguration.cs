using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Identity.Data.Configurations;

internal sealed class StoredRevocationListConfiguration : IEntityTypeConfiguration<StoredRevocationList>
{
    public void Configure(EntityTypeBuilder<StoredRevocationList> builder)
    {
        builder.ToTable("identity_revocation_lists");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.AuthorityId).HasColumnName("authority_id");
        builder.Property(row => row.Content).HasColumnName("content");
        builder.Property(row => row.ThisUpdate).HasColumnName("this_update");
        builder.Property(row => row.NextUpdate).HasColumnName("next_update");
        builder.Property(row => row.Entries).HasColumnName("entries");
        builder.Property(row => row.AddedAt).HasColumnName("added_at");
        builder.HasIndex(row => row.AuthorityId).HasDatabaseName("identity_revocation_lists_authority");
    }
}

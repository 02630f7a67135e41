using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PayHall.Identity.Data.Configurations;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("identity_users");
        builder.Property(user => user.Id).HasColumnName("id");
        builder.Property(user => user.UserName).HasColumnName("user_name").IsRequired();
        builder.Property(user => user.NormalizedUserName).HasColumnName("normalized_user_name").IsRequired();
        builder.Property(user => user.DisplayName).HasColumnName("display_name");
        builder.Property(user => user.Title).HasColumnName("title");
        builder.Property(user => user.PhoneNumber).HasColumnName("phone");
        builder.Property(user => user.Email).HasColumnName("email");
        builder.Property(user => user.UnitId).HasColumnName("unit_id");
        builder.Property(user => user.Enabled).HasColumnName("enabled");
        builder.Property(user => user.ValidFrom).HasColumnName("valid_from");
        builder.Property(user => user.ValidTo).HasColumnName("valid_to");
        builder.Property(user => user.MustChangePassword).HasColumnName("must_change_password");
        builder.Property(user => user.CaRequired).HasColumnName("ca_required");
        builder.Property(user => user.PasswordHash).HasColumnName("password_hash");
        builder.Property(user => user.SecurityStamp).HasColumnName("security_stamp").IsRequired();
        builder.Property(user => user.ConcurrencyStamp).HasColumnName("concurrency_stamp").IsConcurrencyToken();
        builder.Property(user => user.AccessFailedCount).HasColumnName("access_failed_count");
        builder.Property(user => user.LockoutEnd).HasColumnName("lockout_end");
        builder.Property(user => user.TwoFactorEnabled).HasColumnName("two_factor_enabled");
        builder.Property(user => user.SecondFactorSince).HasColumnName("second_factor_since");
        builder.Property(user => user.PaymentPasswordHash).HasColumnName("payment_password_hash");
        builder.Property(user => user.PaymentFailedCount).HasColumnName("payment_failed_count");
        builder.Property(user => user.PaymentLockedUntil).HasColumnName("payment_locked_until");
        builder.Property(user => user.PaymentMustChange).HasColumnName("payment_must_change");
        builder.Property(user => user.Language).HasColumnName("language");
        builder.Property(user => user.Appearance).HasColumnName("appearance");
        builder.Property(user => user.CreatedAt).HasColumnName("created_at");
        builder.Property(user => user.LastSignInAt).HasColumnName("last_sign_in_at");
        builder.Property(user => user.DeletedAt).HasColumnName("deleted_at");
        // Nobody signs in by e-mail here, lockout holds for everyone, and nothing is confirmed by a message.
        builder.Ignore(user => user.NormalizedEmail);
        builder.Ignore(user => user.EmailConfirmed);
        builder.Ignore(user => user.PhoneNumberConfirmed);
        builder.Ignore(user => user.LockoutEnabled);
        builder.HasIndex(user => user.NormalizedUserName).IsUnique().HasDatabaseName("identity_users_name");
        builder.HasIndex(user => new { user.UnitId, user.Id }).HasDatabaseName("identity_users_unit");
    }
}

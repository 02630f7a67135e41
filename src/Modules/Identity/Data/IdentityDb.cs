using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PayHall.Data;
using PayHall.Security;

namespace PayHall.Identity.Data;

/// <summary>Accounts, roles, organisation units and sessions in the tenant's database. Users, units and clients are seen within the data scope only.</summary>
internal sealed class IdentityDb(DbContextOptions<IdentityDb> options, AccessContext access) : TenantDbContext(options, access)
{
    /// <summary>Accounts within the data scope.</summary>
    public DbSet<User> Users => Set<User>();

    /// <summary>Every account, for sign-in and for questions that don't show one.</summary>
    public IQueryable<User> AllUsers => Unscoped<User>();

    /// <summary>Keys of second factors, kept by ASP.NET Core Identity.</summary>
    public DbSet<IdentityUserToken<string>> UserTokens => Set<IdentityUserToken<string>>();

    /// <summary>Units within the data scope.</summary>
    public DbSet<OrganizationUnit> Units => Set<OrganizationUnit>();

    /// <summary>Every unit.</summary>
    public IQueryable<OrganizationUnit> AllUnits => Unscoped<OrganizationUnit>();

    /// <summary>Roles: built-in ones and those of units within the data scope.</summary>
    public DbSet<Role> Roles => Set<Role>();

    /// <summary>Every role.</summary>
    public IQueryable<Role> AllRoles => Unscoped<Role>();

    /// <summary>Permissions of roles.</summary>
    public DbSet<RolePermission> RolePermissions => Set<RolePermission>();

    /// <summary>Roles of accounts.</summary>
    public DbSet<UserRole> UserRoles => Set<UserRole>();

    /// <summary>Areas of accounts.</summary>
    public DbSet<UserUnit> UserUnits => Set<UserUnit>();

    /// <summary>Sessions.</summary>
    public DbSet<Session> Sessions => Set<Session>();

    /// <summary>Apps of people.</summary>
    public DbSet<TokenFamily> TokenFamilies => Set<TokenFamily>();

    /// <summary>Refresh tokens.</summary>
    public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();

    /// <summary>Access tokens of machine clients that were taken back.</summary>
    public DbSet<RevokedToken> RevokedTokens => Set<RevokedToken>();

    /// <summary>Recovery codes of second factors.</summary>
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    /// <summary>Machine clients within the data scope.</summary>
    public DbSet<Client> Clients => Set<Client>();

    /// <summary>Secrets of machine clients.</summary>
    public DbSet<ClientSecret> ClientSecrets => Set<ClientSecret>();

    /// <summary>Every machine client.</summary>
    public IQueryable<Client> AllClients => Unscoped<Client>();

    /// <summary>Permissions of machine clients.</summary>
    public DbSet<ClientPermission> ClientPermissions => Set<ClientPermission>();

    /// <summary>The audit trail within the data scope: what people of the units within it did, and one's own acts.</summary>
    public DbSet<AuditRecord> Audit => Set<AuditRecord>();

    /// <summary>Id of whoever asks, or an empty text.</summary>
    public string ActorId => Access.Actor?.Id ?? "";

    /// <summary>The version of everything that decides who may do what.</summary>
    public DbSet<AccessVersion> AccessVersions => Set<AccessVersion>();

    /// <summary>Trusted certification authorities.</summary>
    public DbSet<TrustedAuthority> Authorities => Set<TrustedAuthority>();

    /// <summary>Their revocation lists.</summary>
    public DbSet<StoredRevocationList> RevocationLists => Set<StoredRevocationList>();

    /// <summary>Certificates bound to accounts.</summary>
    public DbSet<BoundCertificate> Certificates => Set<BoundCertificate>();

    /// <summary>Evidence of CA sign-ins.</summary>
    public DbSet<SignInEvidence> Evidence => Set<SignInEvidence>();

    /// <summary>Messages to people.</summary>
    public DbSet<StoredNotification> Notifications => Set<StoredNotification>();

    /// <summary>Messages that wait to be sent out of the portal.</summary>
    public DbSet<OutsideDelivery> OutsideDeliveries => Set<OutsideDelivery>();

    /// <summary>The test CA, where the tenant is a demo.</summary>
    public DbSet<DemoAuthority> DemoAuthorities => Set<DemoAuthority>();

    /// <summary>What the test CA has issued to accounts within the data scope.</summary>
    public DbSet<DemoCertificate> DemoCertificates => Set<DemoCertificate>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // A unit is its own unit, and built-in roles have none, so their filters are not the base's.
        modelBuilder.Entity<OrganizationUnit>().HasQueryFilter(ScopeFilter<OrganizationUnit>(), unit => ScopeIsAll || ScopeUnits.Contains(unit.Id));
        modelBuilder.Entity<Role>().HasQueryFilter(ScopeFilter<Role>(), role => ScopeIsAll || role.UnitId == null || ScopeUnits.Contains(role.UnitId.Value));
        modelBuilder.Entity<AuditRecord>().HasQueryFilter(
            ScopeFilter<AuditRecord>(), row => ScopeIsAll || row.ActorId == ActorId || (row.UnitId != null && ScopeUnits.Contains(row.UnitId.Value)));
        // A certificate is its account's: its file signs in as that account.
        modelBuilder.Entity<DemoCertificate>().HasQueryFilter(
            ScopeFilter<DemoCertificate>(), row => ScopeIsAll || Set<User>().Any(user => user.UserName == row.UserName));
    }
}

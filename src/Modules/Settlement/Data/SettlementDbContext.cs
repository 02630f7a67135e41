using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PayHall.Data;
using PayHall.Security;
using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Data;

/// <summary>
/// The settlement tables for reading; writes are conditional statements in a <see cref="ITenantWriter"/> transaction. The data scope
/// is applied here and nowhere else: a member's people see the invoices, orders, payments and accounts in which their member takes part.
/// </summary>
internal sealed partial class SettlementDbContext(DbContextOptions<SettlementDbContext> options, AccessContext access)
    : TenantDbContext(options, access)
{
    public DbSet<Member> Members => Set<Member>();

    public DbSet<FundsAccount> Accounts => Set<FundsAccount>();

    /// <summary>Names of all members, for the other side of a document; not filtered.</summary>
    public DbSet<MemberName> MemberNames => Set<MemberName>();

    /// <summary>Names of all accounts, for the other side of an entry; not filtered.</summary>
    public DbSet<AccountName> AccountNames => Set<AccountName>();

    public DbSet<Journal> Journals => Set<Journal>();

    public DbSet<Entry> Entries => Set<Entry>();

    public DbSet<Order> Orders => Set<Order>();

    public DbSet<Invoice> Invoices => Set<Invoice>();

    public DbSet<InvoiceEvent> InvoiceEvents => Set<InvoiceEvent>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<PaymentLine> PaymentLines => Set<PaymentLine>();

    public DbSet<Deposit> Deposits => Set<Deposit>();

    public DbSet<SealBlock> SealBlocks => Set<SealBlock>();

    public DbSet<SealedJournal> SealedJournals => Set<SealedJournal>();

    public DbSet<NumberSequence> NumberSequences => Set<NumberSequence>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<MemberKind>().HaveConversion<string>();
        configurationBuilder.Properties<InvoiceStatus>().HaveConversion<string>();
        configurationBuilder.Properties<InvoiceMove>().HaveConversion<string>();
        configurationBuilder.Properties<PaymentStatus>().HaveConversion<string>();
        configurationBuilder.Properties<OrderStatus>().HaveConversion<string>();
        configurationBuilder.Properties<JournalKind>().HaveConversion<string>();
        configurationBuilder.Properties<AccountKind>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Member>().HasQueryFilter(ScopeFilter<Member>(), member => ScopeIsAll || ScopeUnits.Contains(member.Id));
        modelBuilder.Entity<FundsAccount>().HasQueryFilter(ScopeFilter<FundsAccount>(), account => ScopeIsAll || (account.MemberId != null && ScopeUnits.Contains(account.MemberId.Value)));
        modelBuilder.Entity<Order>().HasQueryFilter(ScopeFilter<Order>(), order => ScopeIsAll || ScopeUnits.Contains(order.BuyerId) || ScopeUnits.Contains(order.SupplierId));
        modelBuilder.Entity<Invoice>().HasQueryFilter(ScopeFilter<Invoice>(), invoice =>
            ScopeIsAll || ScopeUnits.Contains(invoice.BuyerId) || ScopeUnits.Contains(invoice.SupplierId) || ScopeUnits.Contains(invoice.PayerId));
        modelBuilder.Entity<Payment>().HasQueryFilter(ScopeFilter<Payment>(), payment => ScopeIsAll || ScopeUnits.Contains(payment.PayerId));
        modelBuilder.Entity<Deposit>().HasQueryFilter(ScopeFilter<Deposit>(), deposit => ScopeIsAll || ScopeUnits.Contains(deposit.MemberId));

        // Column names are the properties' in snake_case, so that SQL reads the same on both engines.
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
            property.SetColumnName(ColumnName(property.Name));
    }

    // Amounts are named …Fen in code, where their unit matters, and plainly in the tables.
    private static string ColumnName(string property)
        => WordStart().Replace(property.EndsWith("Fen", StringComparison.Ordinal) ? property[..^3] : property, "_").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])", RegexOptions.None, 1000)]
    private static partial Regex WordStart();
}

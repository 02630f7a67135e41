using Dapper;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Data;
using PayHall.Security;
using PayHall.Settlement.Deposits;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Invoices;
using PayHall.Settlement.Ledger;
using PayHall.Settlement.Members;
using PayHall.Settlement.Orders;
using PayHall.Settlement.Payments;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Settlement.Tests;

/// <summary>An exchange of its own for one test: the real host, a fresh tenant, real use cases.</summary>
internal sealed class Exchange(TestHost host, string tenant)
{
    public const string Buyer = "H1";
    public const string Supplier = "S1";
    public const string PaymentPassword = "Pay@12345";

    public static DateOnly Today => new TenantClock(TimeProvider.System, new TenantSettings { Name = "t" }).Today;

    /// <summary>Does something as the system.</summary>
    public Task<T> AsSystemAsync<T>(Func<IServiceProvider, Task<T>> work) => host.InTenantAsync(tenant, work);

    public Task AsSystemAsync(Func<IServiceProvider, Task> work) => host.InTenantAsync(tenant, work);

    /// <summary>Does something as a person of a member, with every permission of it.</summary>
    public Task<T> AsAsync<T>(string member, string person, Func<IServiceProvider, Task<T>> work)
        => AsSystemAsync(async services =>
        {
            var unit = (await services.GetRequiredService<MemberRegister>().FindAsync(member, CancellationToken.None))!.Id;
            services.GetRequiredService<AccessContext>().ActAs(
                new Actor(person, person, person, unit, IsPerson: true),
                new Permissions().GetPermissions().Select(permission => permission.Name).ToHashSet(),
                new DataScope { Kind = DataScopeKind.OwnUnit, Units = [unit] });
            return await work(services);
        });

    /// <summary>A hospital, a supplier, another hospital.</summary>
    public async Task<Exchange> WithMembersAsync()
    {
        await PutMemberAsync(Buyer, MemberKind.Hospital);
        await PutMemberAsync("H2", MemberKind.Hospital);
        await PutMemberAsync(Supplier, MemberKind.Supplier);
        await PutMemberAsync("S2", MemberKind.Supplier);
        return this;
    }

    public Task<MemberView> PutMemberAsync(string code, MemberKind kind, string? superior = null)
        => AsSystemAsync(services => services.GetRequiredService<PutMember>().HandleAsync(new PutMemberCommand(code, "会员" + code, kind, superior), CancellationToken.None));

    /// <summary>An order with one invoice, confirmed so many days ago.</summary>
    public async Task InvoiceAsync(string number, decimal yuan, int? confirmedDaysAgo = 0, string buyer = Buyer, string supplier = Supplier)
    {
        var amount = Money.Round(yuan);
        await AsSystemAsync(services => services.GetRequiredService<PutOrder>().HandleAsync(new PutOrderCommand("D" + number, buyer, supplier, amount, Today.AddDays(-100)), CancellationToken.None));
        await AsSystemAsync(services => services.GetRequiredService<PutInvoice>().HandleAsync(new PutInvoiceCommand(number, "D" + number, buyer, supplier, amount, Today.AddDays(-99)), CancellationToken.None));
        if (confirmedDaysAgo is { } days)
            await AsSystemAsync(services => services.GetRequiredService<ConfirmInvoice>().HandleAsync(number, Today.AddDays(-days), CancellationToken.None));
    }

    public Task<DepositView> DepositAsync(string serial, decimal yuan, string member = Buyer, string bank = "建设银行")
        => AsSystemAsync(services => services.GetRequiredService<PostBankDeposit>()
            .HandleAsync(new PostBankDepositCommand(serial, member, Money.Round(yuan), Today, bank), CancellationToken.None));

    public Task<PaymentReceived> SubmitAsync(string person, params string[] invoices) => SubmitAsync(person, accept: false, invoices);

    public Task<PaymentReceived> SubmitAsync(string person, bool accept, params string[] invoices)
        => AsAsync(Buyer, person, services => services.GetRequiredService<SubmitPayment>().HandleAsync(new SubmitPaymentCommand(invoices, accept), CancellationToken.None));

    public Task<PaymentReceived> ReviewAsync(string person, string payment, ReviewDecision decision = ReviewDecision.Agree, string opinion = "同意", string? password = PaymentPassword)
        => AsAsync(Buyer, person, services => services.GetRequiredService<ReviewPayment>().HandleAsync(new ReviewPaymentCommand(payment, decision, opinion, password), CancellationToken.None));

    public Task<InvoiceView> InvoiceAsync(string number)
        => AsSystemAsync(services => services.GetRequiredService<InvoiceQueries>().ViewAsync(number, CancellationToken.None));

    public async Task<Money> BalanceAsync(string member = Buyer)
        => new(await SqlAsync<long>(
            "SELECT balance FROM settlement_accounts WHERE kind = 'Available' AND member_id = (SELECT id FROM settlement_members WHERE code = @member)", new { member }));

    public Task<LedgerVerification> VerifyAsync(ChainHead? exported = null)
        => AsSystemAsync(services => services.GetRequiredService<LedgerVerifier>().VerifyAsync(exported, CancellationToken.None));

    public Task<int> SealAsync() => AsSystemAsync(services => services.GetRequiredService<LedgerSealer>().SealAllAsync(CancellationToken.None));

    public Task<T> SqlAsync<T>(string sql, object? parameters = null)
        => AsSystemAsync(async services =>
        {
            await using var connection = await services.GetRequiredService<ITenantDatabase>().OpenAsync(CancellationToken.None);
            return (await connection.ExecuteScalarAsync<T>(sql, parameters))!;
        });

    /// <summary>Changes rows as somebody with access to the database would, past the triggers that forbid it.</summary>
    public Task TamperAsync(string sql)
        => AsSystemAsync(async services =>
        {
            var database = services.GetRequiredService<ITenantDatabase>();
            await using var connection = await database.OpenAsync(CancellationToken.None);
            foreach (var table in new[] { "settlement_journals", "settlement_entries" })
            {
                await connection.ExecuteAsync(database.Provider == DatabaseProvider.PostgreSql
                    ? $"ALTER TABLE {table} DISABLE TRIGGER ALL"
                    : $"PRAGMA foreign_keys=OFF; DROP TRIGGER IF EXISTS {table}_no_update; DROP TRIGGER IF EXISTS {table}_no_delete");
            }

            await connection.ExecuteAsync(sql);
        });
}

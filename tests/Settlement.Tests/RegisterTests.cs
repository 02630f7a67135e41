using Microsoft.Extensions.DependencyInjection;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Organizations;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Domain.Rules;
using PayHall.Settlement.Invoices;
using PayHall.Settlement.Orders;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Settlement.Tests;

public sealed class RegisterTests(ExchangeHost host) : IClassFixture<ExchangeHost>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_deposit_reported_twice_or_many_times_at_once_is_posted_once(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        var first = await exchange.DepositAsync("SN1", 500);
        (await exchange.DepositAsync("SN1", 500)).ShouldBe(first);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => exchange.DepositAsync("SN2", 250))));
        (await exchange.BalanceAsync()).ShouldBe(Money.Round(750));
        (await exchange.SqlAsync<long>("SELECT COUNT(*) FROM settlement_deposits")).ShouldBe(2);
        (await exchange.VerifyAsync()).Ok.ShouldBeTrue();
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_serial_with_other_content_is_refused(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.DepositAsync("SN1", 500);
        await Should.ThrowAsync<DepositConflictException>(() => exchange.DepositAsync("SN1", 501));
        await Should.ThrowAsync<DepositConflictException>(() => exchange.DepositAsync("SN1", 500, "H2"));
        await Should.ThrowAsync<DepositConflictException>(() => exchange.DepositAsync("SN1", 500, bank: "工商银行"));
        (await exchange.BalanceAsync()).ShouldBe(Money.Round(500));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_member_put_twice_stays_one_and_keeps_its_kind(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.PutMemberAsync("A1", MemberKind.Agency);
        var first = await exchange.PutMemberAsync("P1", MemberKind.PrimaryInstitution, "A1");
        first.Administrator.UserName.ShouldBe("P1");
        (await exchange.PutMemberAsync("P1", MemberKind.PrimaryInstitution, "A1")).ShouldBe(first);
        await Should.ThrowAsync<MemberKindFixedException>(() => exchange.PutMemberAsync("P1", MemberKind.Hospital));
        var wrong = await Should.ThrowAsync<InputException>(() => exchange.PutMemberAsync("P2", MemberKind.PrimaryInstitution, "H1"));
        wrong.Errors.Fields.Keys.ShouldBe(["superior"]);
        await Should.ThrowAsync<InputException>(() => exchange.PutMemberAsync("P2", MemberKind.Hospital, "A1"));
        (await exchange.SqlAsync<long>("SELECT COUNT(*) FROM settlement_accounts WHERE name = '会员P1'")).ShouldBe(2);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_members_unit_is_known_to_be_in_use(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.PutMemberAsync("H7", MemberKind.Hospital);
        var id = await exchange.SqlAsync<long>("SELECT id FROM settlement_members WHERE code = 'H7'");
        (await UseAsync(id)).ShouldBe(new UnitUse("会员", 1));
        (await UseAsync(999_999)).ShouldBeNull();

        Task<UnitUse?> UseAsync(long unit)
            => exchange.AsSystemAsync(services => services.GetRequiredService<ITenantWriter>().ExecuteAsync(
                (transaction, cancellation) => services.GetServices<IUnitUse>().Single().FindAsync(transaction, unit, cancellation), CancellationToken.None));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_order_and_an_invoice_keep_the_content_they_were_registered_with(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        var order = await PutOrderAsync(exchange, 100);
        (await PutOrderAsync(exchange, 100)).ShouldBe(order);
        (await Should.ThrowAsync<OrderConflictException>(() => PutOrderAsync(exchange, 120))).Message.ShouldContain("amount=100.00");
        await PutInvoiceAsync(exchange, 60);
        await PutInvoiceAsync(exchange, 60);
        (await Should.ThrowAsync<InvoiceConflictException>(() => PutInvoiceAsync(exchange, 61))).Message.ShouldContain("amount=60.00");
        (await PutOrderAsync(exchange, 100)).ShouldBe(order);
        await ConfirmAsync(exchange, daysAgo: 1);
        await ConfirmAsync(exchange, daysAgo: 1);
        await PutInvoiceAsync(exchange, 60);
        await Should.ThrowAsync<InvoiceConflictException>(() => PutInvoiceAsync(exchange, 62));
        await Should.ThrowAsync<InvoiceAlreadyConfirmedException>(() => ConfirmAsync(exchange, daysAgo: 0));
        (await exchange.InvoiceAsync("F")).Amount.ShouldBe(Money.Round(60));
        (await exchange.SqlAsync<long>("SELECT invoice_count FROM settlement_orders WHERE number = 'D'")).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Every_wrong_field_of_an_invoice_is_named_at_once_and_nothing_is_written(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        var wrong = await Should.ThrowAsync<InputException>(() => exchange.AsSystemAsync(services => services.GetRequiredService<PutInvoice>()
            .HandleAsync(new PutInvoiceCommand("F 1", "none", "S1", "H1", Money.Zero, Exchange.Today), CancellationToken.None)));
        wrong.Errors.Fields.Keys.Order().ShouldBe(["amount", "buyer", "no", "order", "supplier"]);
        (await exchange.SqlAsync<long>("SELECT COUNT(*) FROM settlement_invoices")).ShouldBe(0);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_order_is_partly_paid_until_all_its_invoices_are(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.DepositAsync("seed", 1000);
        await exchange.InvoiceAsync("F1", 100);
        await exchange.AsSystemAsync(services => services.GetRequiredService<PutInvoice>()
            .HandleAsync(new PutInvoiceCommand("F2", "DF1", "H1", "S1", Money.Round(50), Exchange.Today), CancellationToken.None));
        async Task PayAsync(string invoice) => await exchange.ReviewAsync("checker", (await exchange.SubmitAsync("maker", invoice)).Id);
        Task<string> StatusAsync() => exchange.SqlAsync<string>("SELECT status FROM settlement_orders WHERE number = 'DF1'");
        await PayAsync("F1");
        (await StatusAsync()).ShouldBe("PartlyPaid");
        await PayAsync("F2");
        (await StatusAsync()).ShouldBe("Paid");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task The_tables_hold_exactly_the_models_columns(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.AsSystemAsync(async services =>
        {
            var context = services.GetRequiredService<Data.SettlementDbContext>();
            foreach (var entity in context.Model.GetEntityTypes())
            {
                var table = Microsoft.EntityFrameworkCore.RelationalEntityTypeExtensions.GetTableName(entity);
                if (table is null)
                    continue;
                var columns = entity.GetProperties().Select(property => Microsoft.EntityFrameworkCore.RelationalPropertyExtensions.GetColumnName(property)).Order(StringComparer.Ordinal);
                await using var connection = await services.GetRequiredService<PayHall.Data.ITenantDatabase>().OpenAsync(CancellationToken.None);
                var actual = database == DatabaseProvider.Sqlite
                    ? await Dapper.SqlMapper.QueryAsync<string>(connection, "SELECT name FROM pragma_table_info(@table)", new { table })
                    : await Dapper.SqlMapper.QueryAsync<string>(connection, "SELECT column_name FROM information_schema.columns WHERE table_name = @table AND table_schema = current_schema()", new { table });
                actual.Order(StringComparer.Ordinal).ShouldBe(columns, table);
            }
        });
    }

    private static Task<OrderView> PutOrderAsync(Exchange exchange, decimal yuan)
        => exchange.AsSystemAsync(services => services.GetRequiredService<PutOrder>().HandleAsync(new PutOrderCommand("D", "H1", "S1", Money.Round(yuan), Exchange.Today), CancellationToken.None));

    private static async Task PutInvoiceAsync(Exchange exchange, decimal yuan)
        => await exchange.AsSystemAsync(services => services.GetRequiredService<PutInvoice>()
            .HandleAsync(new PutInvoiceCommand("F", "D", "H1", "S1", Money.Round(yuan), Exchange.Today), CancellationToken.None));

    private static async Task ConfirmAsync(Exchange exchange, int daysAgo)
        => await exchange.AsSystemAsync(services => services.GetRequiredService<ConfirmInvoice>().HandleAsync("F", Exchange.Today.AddDays(-daysAgo), CancellationToken.None));
}

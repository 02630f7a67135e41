using Dapper;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Data;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Domain.Rules;
using PayHall.Settlement.Ledger;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Settlement.Tests;

public sealed class LedgerTests(ExchangeHost host) : IClassFixture<ExchangeHost>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_key_used_twice_posts_once_and_another_posting_under_it_is_refused(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.DepositAsync("seed", 100);
        var first = await PostAsync(exchange, "k1", "H1", "S1", 30);
        var again = await PostAsync(exchange, "k1", "H1", "S1", 30);
        first.Outcome.ShouldBe(PostingOutcome.Posted);
        again.Outcome.ShouldBe(PostingOutcome.AlreadyPosted);
        again.JournalId.ShouldBe(first.JournalId);
        await Should.ThrowAsync<PostingConflictException>(() => PostAsync(exchange, "k1", "H1", "S1", 31));
        (await exchange.BalanceAsync()).ShouldBe(Money.Round(70));
        (await exchange.BalanceAsync("S1")).ShouldBe(Money.Round(30));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task The_same_key_at_once_posts_once(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.DepositAsync("seed", 100);
        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => PostAsync(exchange, "same", "H1", "S1", 10))));
        results.Count(result => result.Outcome == PostingOutcome.Posted).ShouldBe(1);
        results.Select(result => result.JournalId).Distinct().Count().ShouldBe(1);
        (await exchange.BalanceAsync()).ShouldBe(Money.Round(90));
        (await exchange.VerifyAsync()).Ok.ShouldBeTrue();
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Too_little_money_posts_nothing_and_leaves_the_transaction_usable(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.DepositAsync("seed", 10);
        var result = await PostAsync(exchange, "k", "H1", "S1", 10.01m);
        result.Outcome.ShouldBe(PostingOutcome.InsufficientFunds);
        result.Available.ShouldBe(Money.Round(10));
        (await exchange.BalanceAsync()).ShouldBe(Money.Round(10));
        (await exchange.BalanceAsync("S1")).ShouldBe(Money.Zero);
        (await exchange.VerifyAsync()).Ok.ShouldBeTrue();
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_batch_leaves_out_what_can_not_be_posted_and_posts_the_rest(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.DepositAsync("seed", 100);
        await PostAsync(exchange, "b2", "H1", "S2", 5);
        var results = await exchange.AsSystemAsync(async services =>
        {
            var (h1, s1, s2) = (await AccountAsync(services, "H1"), await AccountAsync(services, "S1"), await AccountAsync(services, "S2"));
            return await services.GetRequiredService<PaymentPoster>().PostManyAsync(
                [
                    Posting.Payment("b1", "B1", "", Exchange.Today, h1, [(s1, Money.Round(60))]),
                    Posting.Payment("b2", "b2", "", Exchange.Today, h1, [(s2, Money.Round(5))]),
                    Posting.Payment("b3", "B3", "", Exchange.Today, h1, [(s1, Money.Round(60))]),
                    Posting.Payment("b4", "B4", "", Exchange.Today, h1, [(s1, Money.Round(20)), (s2, Money.Round(15))]),
                    Posting.Payment("b1", "B1", "", Exchange.Today, h1, [(s1, Money.Round(60))]),
                ],
                CancellationToken.None);
        });
        results.Select(result => result.Outcome).ShouldBe(
            [PostingOutcome.Posted, PostingOutcome.AlreadyPosted, PostingOutcome.InsufficientFunds, PostingOutcome.Posted, PostingOutcome.AlreadyPosted]);
        (await exchange.BalanceAsync()).ShouldBe(Money.Zero);
        (await exchange.BalanceAsync("S1")).ShouldBe(Money.Round(80));
        (await exchange.BalanceAsync("S2")).ShouldBe(Money.Round(20));
        (await exchange.VerifyAsync()).FirstFault.ShouldBeNull();
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Random_transfers_at_once_never_overdraw_and_every_reader_sees_the_same_sum(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        string[] members = ["H1", "H2", "S1", "S2"];
        foreach (var member in members)
            await exchange.DepositAsync("seed-" + member, 200, member);
        using var stop = new CancellationTokenSource();
        var readings = 0;
        var reader = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                (await exchange.SqlAsync<long>("SELECT CAST(SUM(balance) AS bigint) FROM settlement_accounts WHERE member_id IS NOT NULL")).ShouldBe(80_000);
                (await exchange.SqlAsync<long>("SELECT MIN(balance) FROM settlement_accounts WHERE member_id IS NOT NULL")).ShouldBeGreaterThanOrEqualTo(0);
                readings++;
            }
        });
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            var random = new Random(worker);
            var mine = new List<PostingOutcome>();
            for (var n = 0; n < 40; n++)
            {
                var from = members[random.Next(4)];
                var to = members.Where(member => member != from).ElementAt(random.Next(3));
                mine.Add((await PostAsync(exchange, $"{worker}/{n}", from, to, random.Next(1, 20_000) / 100m)).Outcome);
            }

            return mine;
        })));
        await stop.CancelAsync();
        await reader;
        readings.ShouldBeGreaterThan(0);
        outcomes.SelectMany(list => list).ShouldContain(PostingOutcome.Posted);
        outcomes.SelectMany(list => list).ShouldContain(PostingOutcome.InsufficientFunds);
        (await exchange.SealAsync()).ShouldBeGreaterThan(0);
        var verification = await exchange.VerifyAsync();
        verification.FirstFault.ShouldBeNull();
        verification.Unsealed.ShouldBe(0);
        verification.MemberFunds.ShouldBe(Money.Round(800));
        verification.ExchangeFunds.ShouldBe(Money.Round(800));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Journals_and_entries_refuse_to_be_changed(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.DepositAsync("seed", 10);
        await Should.ThrowAsync<System.Data.Common.DbException>(() => exchange.SqlAsync<int>("UPDATE settlement_entries SET amount = amount + 1"));
        await Should.ThrowAsync<System.Data.Common.DbException>(() => exchange.SqlAsync<int>("DELETE FROM settlement_journals"));
        await Should.ThrowAsync<System.Data.Common.DbException>(() => exchange.SqlAsync<int>("UPDATE settlement_accounts SET balance = -1 WHERE kind = 'Available'"));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_changed_or_deleted_row_is_found_and_named(DatabaseProvider database)
    {
        foreach (var (change, table, id) in new[]
        {
            ("UPDATE settlement_journals SET document = 'X' WHERE id = 2", "settlement_journals", 2L),
            ("UPDATE settlement_entries SET amount = amount * 2, balance = balance * 2 WHERE journal_id = 2", "settlement_journals", 2),
            ("DELETE FROM settlement_entries WHERE journal_id = 1", "settlement_journals", 1),
            ("DELETE FROM settlement_entries WHERE journal_id = 2; DELETE FROM settlement_journals WHERE id = 2", "settlement_journals", 2),
            ("DELETE FROM settlement_sealed_journals WHERE position = 2", "settlement_sealed_journals", 2),
            ("UPDATE settlement_seal_blocks SET hash = 'ff' WHERE number = 1", "settlement_seal_blocks", 1),
            ("UPDATE settlement_accounts SET balance = balance + 1 WHERE kind = 'Available' AND name = '会员H1'", "settlement_accounts", 1),
        })
        {
            var exchange = await host.NewAsync(database);
            await exchange.DepositAsync("a", 10);
            await exchange.DepositAsync("b", 20);
            await exchange.DepositAsync("c", 30);
            await exchange.SealAsync();
            (await exchange.VerifyAsync()).FirstFault.ShouldBeNull();
            await exchange.TamperAsync(change);
            var fault = (await exchange.VerifyAsync()).FirstFault.ShouldNotBeNull(change);
            (fault.Table, fault.Id).ShouldBe((table, id), change);
        }
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_account_that_was_given_to_another_member_or_made_another_kind_is_found_and_named(DatabaseProvider database)
    {
        // Of two members' accounts, so that the unique index has nothing against it; an id that no member has stands in between.
        const string Swap = """
            UPDATE settlement_accounts SET member_id = NULL WHERE name = '会员H1' AND kind = 'Available';
            UPDATE settlement_accounts SET member_id = (SELECT id FROM settlement_members WHERE code = 'H1') WHERE name = '会员H2' AND kind = 'Available';
            UPDATE settlement_accounts SET member_id = (SELECT id FROM settlement_members WHERE code = 'H2') WHERE name = '会员H1' AND kind = 'Available';
            """;
        const string SwapCodes = """
            UPDATE settlement_accounts SET code = 'x' WHERE name = '会员H1' AND kind = 'Available';
            UPDATE settlement_accounts SET code = 'member:' || member_id || ':available' WHERE name = '会员H2' AND kind = 'Available';
            UPDATE settlement_accounts SET code = 'member:' || member_id || ':available' WHERE name = '会员H1' AND kind = 'Available';
            """;
        foreach (var (change, table) in new[]
        {
            (Swap, "settlement_accounts"),
            ("UPDATE settlement_accounts SET member_id = NULL WHERE name = '会员S2' AND kind = 'Available'", "settlement_accounts"),
            ("UPDATE settlement_accounts SET kind = 'Suspense' WHERE name = '会员H1' AND kind = 'Available'", "settlement_accounts"),
            ("UPDATE settlement_accounts SET kind = 'Suspense' WHERE kind = 'Bank'", "settlement_accounts"),
            ("UPDATE settlement_accounts SET kind = 'Suspense', code = 'suspense:1', member_id = NULL WHERE name = '会员H1' AND kind = 'Available'", "settlement_journals"),
            (Swap + SwapCodes, "settlement_journals"),
        })
        {
            var exchange = await host.NewAsync(database);
            await exchange.DepositAsync("a", 10);
            await exchange.SealAsync();
            (await exchange.VerifyAsync()).FirstFault.ShouldBeNull();
            await exchange.TamperAsync(change);
            (await exchange.VerifyAsync()).FirstFault.ShouldNotBeNull(change).Table.ShouldBe(table, change);
        }
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_unsealed_entry_that_was_changed_is_found_by_the_balances(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.DepositAsync("a", 10);
        await exchange.TamperAsync("UPDATE settlement_entries SET amount = amount * 2 WHERE journal_id = 1");
        var fault = (await exchange.VerifyAsync()).FirstFault.ShouldNotBeNull();
        fault.Table.ShouldBe("settlement_entries");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_journal_slipped_in_below_the_seal_is_found_though_every_balance_agrees(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.DepositAsync("a", 10);
        await exchange.DepositAsync("b", 20);
        await exchange.SealAsync();

        // Sealed two hours ago: no transaction of then can still be open.
        await exchange.SqlAsync<int>($"UPDATE settlement_seal_blocks SET sealed_at = sealed_at - {TimeSpan.FromHours(2).Ticks / 10}");
        await exchange.DepositAsync("c", 30);
        (await exchange.VerifyAsync()).FirstFault.ShouldBeNull("a journal that waits for the sealer is no fault");
        await exchange.TamperAsync(
            """
            INSERT INTO settlement_journals (id, idempotency_key, request_hash, kind, document, description, booked_on, posted_at, actor_id, actor_name)
            SELECT 0, 'slipped', request_hash, kind, 'SLIPPED', description, booked_on, posted_at, actor_id, actor_name FROM settlement_journals WHERE id = 1;
            INSERT INTO settlement_entries (journal_id, line, account_id, counterparty_id, amount, balance)
            SELECT 0, 1, bank.id, payee.id, -500, bank.balance - 500 FROM settlement_accounts bank, settlement_accounts payee WHERE bank.kind = 'Bank' AND payee.kind = 'Available' AND payee.balance > 0;
            INSERT INTO settlement_entries (journal_id, line, account_id, counterparty_id, amount, balance)
            SELECT 0, 2, payee.id, bank.id, 500, payee.balance + 500 FROM settlement_accounts bank, settlement_accounts payee WHERE bank.kind = 'Bank' AND payee.kind = 'Available' AND payee.balance > 0;
            UPDATE settlement_accounts SET balance = balance - 500 WHERE kind = 'Bank';
            UPDATE settlement_accounts SET balance = balance + 500 WHERE kind = 'Available' AND balance > 0
            """);
        await exchange.SealAsync();
        var fault = (await exchange.VerifyAsync()).FirstFault.ShouldNotBeNull();
        (fault.Table, fault.Id, fault.Document).ShouldBe(("settlement_journals", 0, "SLIPPED"));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_chain_cut_off_at_its_end_is_found_with_an_exported_head(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.DepositAsync("a", 10);
        await exchange.SealAsync();
        await exchange.DepositAsync("b", 20);
        await exchange.SealAsync();
        var head = (await exchange.VerifyAsync()).Head;
        head.LastPosition.ShouldBe(2);
        (await exchange.VerifyAsync(head)).Ok.ShouldBeTrue();
        await exchange.TamperAsync(
            """
            DELETE FROM settlement_seal_blocks WHERE number = 2; DELETE FROM settlement_sealed_journals WHERE position = 2;
            DELETE FROM settlement_deposits WHERE journal_id = 2; DELETE FROM settlement_entries WHERE journal_id = 2; DELETE FROM settlement_journals WHERE id = 2;
            UPDATE settlement_accounts SET balance = 1000 WHERE kind = 'Available' AND balance <> 0;
            UPDATE settlement_accounts SET balance = -1000 WHERE kind = 'Bank'
            """);
        (await exchange.VerifyAsync()).Ok.ShouldBeTrue("without the head the rest is consistent");
        var fault = (await exchange.VerifyAsync(head)).FirstFault.ShouldNotBeNull();
        (fault.Table, fault.Id).ShouldBe(("settlement_seal_blocks", 2));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_journal_is_corrected_by_one_reversal_only(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.DepositAsync("seed", 100);
        var posted = await PostAsync(exchange, "k", "H1", "S1", 40);
        await exchange.AsSystemAsync(services => services.GetRequiredService<ReverseJournal>().HandleAsync(posted.JournalId, "记错收款方", CancellationToken.None));
        (await exchange.BalanceAsync()).ShouldBe(Money.Round(100));
        await Should.ThrowAsync<JournalAlreadyReversedException>(() =>
            exchange.AsSystemAsync(services => services.GetRequiredService<ReverseJournal>().HandleAsync(posted.JournalId, "再次", CancellationToken.None)));
        (await exchange.VerifyAsync()).Ok.ShouldBeTrue();
    }

    private static Task<PostingResult> PostAsync(Exchange exchange, string key, string from, string to, decimal yuan)
        => exchange.AsSystemAsync(async services =>
        {
            var posting = Posting.Payment(key, key, "", Exchange.Today, await AccountAsync(services, from), [(await AccountAsync(services, to), Money.Round(yuan))]);
            return await services.GetRequiredService<PaymentPoster>().PostAsync(posting, CancellationToken.None);
        });

    private static async Task<AccountReference> AccountAsync(IServiceProvider services, string member)
    {
        await using var connection = await services.GetRequiredService<ITenantDatabase>().OpenAsync(CancellationToken.None);
        var (id, rank) = await connection.QuerySingleAsync<(long, int)>(
            "SELECT id, lock_rank FROM settlement_accounts WHERE kind = 'Available' AND member_id = (SELECT id FROM settlement_members WHERE code = @member)", new { member });
        return new AccountReference(id, rank);
    }
}

using Microsoft.Extensions.DependencyInjection;
using PayHall.Errors;
using PayHall.Security;
using PayHall.Settlement.Accounts;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Domain.Rules;
using PayHall.Settlement.Invoices;
using PayHall.Settlement.Payments;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Settlement.Tests;

public sealed class PaymentTests(ExchangeHost host) : IClassFixture<ExchangeHost>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_agreed_payment_moves_the_money_and_pays_invoices_and_orders(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.DepositAsync("seed", 1000);
        await exchange.InvoiceAsync("F1", 300);
        await exchange.InvoiceAsync("F2", 150.55m, supplier: "S2");
        var payment = await exchange.SubmitAsync("maker", "F1", "F2");
        payment.Status.ShouldBe(PaymentStatus.PendingReview);
        payment.Id.ShouldBe($"FH{Exchange.Today:yyyyMMdd}-0001");
        (await exchange.InvoiceAsync("F1")).Status.ShouldBe(InvoiceStatus.PendingReview);
        (await exchange.ReviewAsync("checker", payment.Id)).Status.ShouldBe(PaymentStatus.Paid);
        (await exchange.BalanceAsync()).ShouldBe(Money.Round(549.45m));
        (await exchange.BalanceAsync("S1")).ShouldBe(Money.Round(300));
        (await exchange.BalanceAsync("S2")).ShouldBe(Money.Round(150.55m));
        (await exchange.InvoiceAsync("F2")).Status.ShouldBe(InvoiceStatus.Paid);
        (await exchange.SqlAsync<string>("SELECT status FROM settlement_orders WHERE number = 'DF1'")).ShouldBe("Paid");
        (await exchange.VerifyAsync()).Ok.ShouldBeTrue();
        var detail = await exchange.AsAsync(Exchange.Buyer, "checker", services => services.GetRequiredService<PaymentQueries>().DetailAsync(payment.Id, CancellationToken.None));
        detail.History.Select(step => (step.Move, step.ActorName)).Take(2).ShouldBe([(InvoiceMove.Agree, "checker"), (InvoiceMove.Submit, "maker")]);
        detail.Unchanged.ShouldBeTrue();
        var movements = await exchange.AsAsync(Exchange.Buyer, "checker", async services =>
        {
            var accounts = services.GetRequiredService<AccountQueries>();
            return await accounts.MovementsAsync((await accounts.MemberAsync("H1", CancellationToken.None)).Id, new MovementFilter(), 10, null, CancellationToken.None);
        });
        movements.Items.Select(row => (row.Amount, row.Balance, row.Counterparty)).ShouldBe(
        [
            (Money.Round(-150.55m), Money.Round(549.45m), "会员S2"), (Money.Round(-300), Money.Round(700), "会员S1"), (Money.Round(1000), Money.Round(1000), "建设银行"),
        ]);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Many_reviewers_of_one_payment_at_once_post_it_once(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.DepositAsync("seed", 1000);
        await exchange.InvoiceAsync("F1", 300);
        var payment = await exchange.SubmitAsync("maker", "F1");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => Task.Run(async () =>
        {
            try
            {
                return (await exchange.ReviewAsync("checker" + n, payment.Id)).Status.ToString();
            }
            catch (PaymentAlreadyReviewedException refused)
            {
                return refused.Code;
            }
        })));
        outcomes.Count(outcome => outcome == "Paid").ShouldBe(1);
        outcomes.Count(outcome => outcome == "PaymentAlreadyReviewed").ShouldBe(9);
        (await exchange.BalanceAsync()).ShouldBe(Money.Round(700));
        (await exchange.BalanceAsync("S1")).ShouldBe(Money.Round(300));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_maker_can_not_review_own_payment_not_even_past_the_first_check(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.DepositAsync("seed", 1000);
        await exchange.InvoiceAsync("F1", 300);
        var payment = await exchange.SubmitAsync("maker", "F1");
        await Should.ThrowAsync<MakerCanNotReviewException>(() => exchange.ReviewAsync("maker", payment.Id));
        await Should.ThrowAsync<MakerCanNotReviewException>(() => exchange.AsAsync(Exchange.Buyer, "maker", async services =>
        {
            // Straight to the statement, as if the check before it had been raced past.
            var payer = await services.GetRequiredService<Members.CurrentMember>().RequireForPersonAsync(CancellationToken.None);
            return await services.GetRequiredService<PayHall.Data.ITenantWriter>().ExecuteAsync(
                (transaction, token) => services.GetRequiredService<PaymentDecision>()
                    .OnceAsync(transaction, new ReviewPaymentCommand(payment.Id, ReviewDecision.Agree, "", null), payer, token),
                CancellationToken.None);
        }));
        await Should.ThrowAsync<System.Data.Common.DbException>(() => exchange.SqlAsync<int>("UPDATE settlement_payments SET reviewer_id = maker_id"));
        (await exchange.BalanceAsync()).ShouldBe(Money.Round(1000));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Too_little_money_fails_the_payment_with_its_reason_and_posts_nothing(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.DepositAsync("seed", 100);
        await exchange.InvoiceAsync("F1", 300);
        var payment = await exchange.SubmitAsync("maker", "F1");
        (await exchange.ReviewAsync("checker", payment.Id)).Status.ShouldBe(PaymentStatus.PaymentFailed);
        (await exchange.BalanceAsync()).ShouldBe(Money.Round(100));
        (await exchange.SqlAsync<long>("SELECT COUNT(*) FROM settlement_journals")).ShouldBe(1);
        (await exchange.SqlAsync<string>("SELECT status FROM settlement_orders WHERE number = 'DF1'")).ShouldBe("Unpaid");
        (await exchange.SqlAsync<string>("SELECT failure FROM settlement_payments")).ShouldBe("InsufficientFunds:100.00");
        (await exchange.InvoiceAsync("F1")).Status.ShouldBe(InvoiceStatus.PaymentFailed);

        await exchange.DepositAsync("more", 200);
        var again = await exchange.SubmitAsync("maker", "F1");
        (await exchange.ReviewAsync("checker", again.Id)).Status.ShouldBe(PaymentStatus.Paid);
        (await exchange.BalanceAsync()).ShouldBe(Money.Zero);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_refusal_says_why_and_makes_the_invoices_payable_again(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.DepositAsync("seed", 1000);
        await exchange.InvoiceAsync("F1", 300);
        var payment = await exchange.SubmitAsync("maker", "F1");
        await Should.ThrowAsync<OpinionRequiredException>(() => exchange.ReviewAsync("checker", payment.Id, ReviewDecision.Refuse, " "));
        (await exchange.ReviewAsync("checker", payment.Id, ReviewDecision.Refuse, "缺随货同行单")).Status.ShouldBe(PaymentStatus.ReviewRefused);
        (await exchange.InvoiceAsync("F1")).Status.ShouldBe(InvoiceStatus.ReviewRefused);
        await Should.ThrowAsync<PaymentAlreadyReviewedException>(() => exchange.ReviewAsync("checker", payment.Id));
        (await exchange.SubmitAsync("maker", "F1")).Status.ShouldBe(PaymentStatus.PendingReview);
        var history = await exchange.AsAsync(Exchange.Buyer, "checker", async services =>
        {
            var invoices = services.GetRequiredService<InvoiceQueries>();
            return await invoices.HistoryAsync((await invoices.FindAsync("F1", CancellationToken.None)).Id, CancellationToken.None);
        });
        history.Select(step => step.Move).ShouldBe([InvoiceMove.Submit, InvoiceMove.Refuse, InvoiceMove.Submit, InvoiceMove.Confirm, InvoiceMove.Register]);
        history[1].Opinion.ShouldBe("缺随货同行单");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_wrong_payment_password_decides_nothing(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.DepositAsync("seed", 1000);
        await exchange.InvoiceAsync("F1", 300);
        var payment = await exchange.SubmitAsync("maker", "F1");
        (await Should.ThrowAsync<RuleException>(() => exchange.ReviewAsync("checker", payment.Id, password: "wrong"))).ShouldNotBeNull();
        (await exchange.InvoiceAsync("F1")).Status.ShouldBe(InvoiceStatus.PendingReview);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_change_after_the_submission_voids_the_approval(DatabaseProvider database)
    {
        foreach (var change in new[]
        {
            "UPDATE settlement_invoices SET amount = amount + 1 WHERE number = 'F1'",
            "UPDATE settlement_invoices SET supplier_id = (SELECT id FROM settlement_members WHERE code = 'S2') WHERE number = 'F1'",
            "UPDATE settlement_payment_lines SET amount = amount - 1",
            "UPDATE settlement_payments SET amount = amount - 1",
            "UPDATE settlement_invoices SET payment_id = NULL WHERE number = 'F1'",
        })
        {
            var exchange = await host.NewAsync(database);
            await exchange.DepositAsync("seed", 1000);
            await exchange.InvoiceAsync("F1", 300);
            var payment = await exchange.SubmitAsync("maker", "F1");
            await exchange.SqlAsync<int>(change);
            await Should.ThrowAsync<PaymentContentChangedException>(() => exchange.ReviewAsync("checker", payment.Id), change);
            (await exchange.BalanceAsync()).ShouldBe(Money.Round(1000));
        }
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Older_overdue_invoices_are_asked_about_by_name(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.InvoiceAsync("OLD", 80, confirmedDaysAgo: 93);
        await exchange.InvoiceAsync("OLDER", 90, confirmedDaysAgo: 120);
        await exchange.InvoiceAsync("NEW", 100, confirmedDaysAgo: 10);
        await exchange.InvoiceAsync("WARN", 100, confirmedDaysAgo: 55);
        var question = await Should.ThrowAsync<OlderOverdueInvoicesException>(() => exchange.SubmitAsync("maker", "NEW"));
        question.Invoices.Select(invoice => (invoice.Number, invoice.OverdueDays)).ShouldBe([("OLDER", 60), ("OLD", 33)]);
        (await exchange.InvoiceAsync("NEW")).Status.ShouldBe(InvoiceStatus.Unpaid);
        (await Should.ThrowAsync<OlderOverdueInvoicesException>(() => exchange.SubmitAsync("maker", "NEW", "OLD"))).Invoices.Single().Number.ShouldBe("OLDER");
        (await exchange.SubmitAsync("maker", "OLDER")).Status.ShouldBe(PaymentStatus.PendingReview);
        (await exchange.SubmitAsync("maker", accept: true, "NEW")).Status.ShouldBe(PaymentStatus.PendingReview);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Overlapping_submissions_at_once_take_each_invoice_once(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        for (var n = 1; n <= 4; n++)
            await exchange.InvoiceAsync("F" + n, 10 * n);
        string[][] selections = [["F1", "F2"], ["F2", "F3"], ["F3", "F4"], ["F4", "F1"], ["F1", "F2", "F3", "F4"]];
        await Task.WhenAll(selections.Select(selection => Task.Run(async () =>
        {
            try
            {
                await exchange.SubmitAsync("maker", selection);
            }
            catch (InvoiceNotPayableException)
            {
                // Somebody else was first.
            }
        })));
        (await exchange.SqlAsync<long>("SELECT COUNT(*) FROM settlement_payment_lines"))
            .ShouldBe(await exchange.SqlAsync<long>("SELECT COUNT(*) FROM settlement_invoices WHERE status = 'PendingReview'"));
        (await exchange.SqlAsync<long>("SELECT COUNT(DISTINCT invoice_id) FROM settlement_payment_lines"))
            .ShouldBe(await exchange.SqlAsync<long>("SELECT COUNT(*) FROM settlement_payment_lines"));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Another_members_invoice_or_payment_does_not_exist(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.InvoiceAsync("F1", 300);
        await exchange.InvoiceAsync("F2", 300, buyer: "H2");
        await Should.ThrowAsync<NotFoundException>(() => exchange.SubmitAsync("maker", "F2"));
        await Should.ThrowAsync<NotFoundException>(() => exchange.SubmitAsync("maker", "none"));
        var payment = await exchange.SubmitAsync("maker", "F1");
        await Should.ThrowAsync<NotFoundException>(() => exchange.AsAsync("H2", "stranger", services =>
            services.GetRequiredService<ReviewPayment>().HandleAsync(new ReviewPaymentCommand(payment.Id, ReviewDecision.Agree, "", Exchange.PaymentPassword), CancellationToken.None)));
        await Should.ThrowAsync<NotFoundException>(() => exchange.AsAsync("H2", "stranger", services => services.GetRequiredService<PaymentQueries>().DetailAsync(payment.Id, CancellationToken.None)));
        await Should.ThrowAsync<NotFoundException>(() => exchange.AsAsync("H2", "stranger", services => services.GetRequiredService<InvoiceQueries>().ViewAsync("F1", CancellationToken.None)));
        await Should.ThrowAsync<NotFoundException>(() => exchange.AsAsync("H2", "stranger", services => services.GetRequiredService<AccountQueries>().MemberAsync("H1", CancellationToken.None)));
        (await exchange.AsAsync("S1", "seller", services => services.GetRequiredService<InvoiceQueries>().ViewAsync("F1", CancellationToken.None))).No.ShouldBe("F1");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_supplier_can_not_pay_the_buyers_invoice_and_a_machine_can_not_pay_at_all(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.InvoiceAsync("F1", 300);
        await Should.ThrowAsync<InvoiceNotPayableException>(() => exchange.AsAsync("S1", "seller", services =>
            services.GetRequiredService<SubmitPayment>().HandleAsync(new SubmitPaymentCommand(["F1"], false), CancellationToken.None)));
        await Should.ThrowAsync<PersonRequiredException>(() => exchange.AsAsync("H1", "machine", services =>
        {
            var access = services.GetRequiredService<AccessContext>();
            access.ActAs(access.RequiredActor with { IsPerson = false }, new HashSet<string>(), access.Scope);
            return services.GetRequiredService<SubmitPayment>().HandleAsync(new SubmitPaymentCommand(["F1"], false), CancellationToken.None);
        }));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_submission_repeated_under_its_key_gives_the_first_answer(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.InvoiceAsync("F1", 300);
        await exchange.InvoiceAsync("F2", 300);
        Task<PaymentReceived> SubmitAsync(params string[] invoices) => exchange.AsAsync("H1", "maker", services =>
            services.GetRequiredService<SubmitPayment>().HandleAsync(new SubmitPaymentCommand(invoices, false, "maker/1"), CancellationToken.None));
        var first = await SubmitAsync("F1");
        (await SubmitAsync("F1")).ShouldBe(first);
        await Should.ThrowAsync<PayHall.Api.IdempotencyConflictException>(() => SubmitAsync("F2"));
        (await exchange.SqlAsync<long>("SELECT COUNT(*) FROM settlement_payments")).ShouldBe(1);
    }
}

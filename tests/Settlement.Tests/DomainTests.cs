using System.Globalization;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Domain.Rules;

namespace PayHall.Settlement.Tests;

public sealed class DomainTests
{
    private static readonly AgeingPolicy Policy = new(50, 60);

    [Fact]
    public void An_invoice_moves_exactly_as_the_example_file_says()
    {
        var allowed = Lines("invoice-moves.txt").Select(line => line.Split("--", StringSplitOptions.TrimEntries))
            .ToDictionary(parts => (Enum.Parse<InvoiceStatus>(parts[0]), Enum.Parse<InvoiceMove>(parts[1])), parts => Enum.Parse<InvoiceStatus>(parts[2].TrimStart('>')));
        foreach (var from in Enum.GetValues<InvoiceStatus>())
        {
            foreach (var move in Enum.GetValues<InvoiceMove>().Except([InvoiceMove.Register, InvoiceMove.Confirm]))
            {
                if (allowed.TryGetValue((from, move), out var to))
                    InvoiceMoves.Apply("F", from, move).ShouldBe(to);
                else
                    Should.Throw<InvoiceMoveNotAllowedException>(() => InvoiceMoves.Apply("F", from, move), $"{from} {move}");
            }
        }
    }

    [Theory]
    [InlineData(MemberKind.Hospital, true, true)]
    [InlineData(MemberKind.PrimaryInstitution, false, true)]
    [InlineData(MemberKind.PrimaryInstitution, true, false)]
    public void Only_a_primary_institution_with_an_agency_that_does_not_pay_yet_can_apply(MemberKind kind, bool hasAgency, bool payerIsBuyer)
        => Should.Throw<PayOnBehalfNotAvailableException>(() => InvoiceMoves.ApplyOnBehalf("F", InvoiceStatus.Unpaid, kind, hasAgency, payerIsBuyer));

    [Fact]
    public void An_invoice_ages_as_the_example_file_says()
    {
        var today = new DateOnly(2026, 11, 20);
        foreach (var line in Lines("ageing.txt").Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            DateOnly? confirmedOn = line[0] == "-" ? null : today.AddDays(-int.Parse(line[0], CultureInfo.InvariantCulture));
            Policy.Of(Enum.Parse<InvoiceStatus>(line[1]), confirmedOn, today).ShouldBe(Enum.Parse<InvoiceAgeing>(line[2]), string.Join(' ', line));
        }
    }

    [Fact]
    public void Postings_are_made_of_the_entries_in_the_example_file()
    {
        AccountReference payer = new(1, 1), second = new(2, 2), first = new(3, 1), bank = new(4, 3);
        var names = new Dictionary<long, string> { [1] = "payer", [2] = "second", [3] = "first", [4] = "bank" };
        var day = new DateOnly(2026, 11, 20);
        var deposit = Posting.Deposit("d", "D", "", day, bank, payer, Money.Round(100));
        var payment = Posting.Payment("p", "P", "", day, payer, [(second, Money.Round(30)), (first, Money.Round(12.34m))]);
        string[] Entries(string head, Posting posting) => [head, .. posting.Lines.Select(line => $"{names[line.Account.Id]} {line.Amount.Fen}")];
        Lines("postings.txt").Select(line => line.Trim()).ShouldBe([.. Entries("deposit 100.00", deposit), .. Entries("payment 30.00 to second, 12.34 to first", payment)]);
        payment.Deltas.Select(pair => (names[pair.Account.Id], pair.Delta)).ShouldBe([("payer", -4234), ("first", 1234), ("second", 3000)]);
    }

    [Fact]
    public void A_posting_without_amount_or_balance_is_refused()
    {
        AccountReference payer = new(1, 1), payee = new(2, 2);
        Should.Throw<UnbalancedPostingException>(() => Posting.Payment("p", "P", "", default, payer, [(payee, Money.Zero)]));
        Should.Throw<UnbalancedPostingException>(() => Posting.Payment("p", "P", "", default, payer, [(payee, new Money(-1))]));
        Should.Throw<UnbalancedPostingException>(() => Posting.Payment("p", "P", "", default, payer, []));
    }

    [Fact]
    public void The_digest_covers_payer_invoices_amounts_and_payees_and_no_order()
    {
        var digest = PaymentDigest.Of("H1", [("F1", new Money(100), "S1"), ("F2", new Money(200), "S2")]);
        PaymentDigest.Of("H1", [("F2", new Money(200), "S2"), ("F1", new Money(100), "S1")]).ShouldBe(digest);
        PaymentDigest.Of("H2", [("F1", new Money(100), "S1"), ("F2", new Money(200), "S2")]).ShouldNotBe(digest);
        PaymentDigest.Of("H1", [("F1", new Money(101), "S1"), ("F2", new Money(199), "S2")]).ShouldNotBe(digest);
        PaymentDigest.Of("H1", [("F1", new Money(100), "S2"), ("F2", new Money(200), "S1")]).ShouldNotBe(digest);
        PaymentDigest.Of("H1", [("F1", new Money(100), "S1")]).ShouldNotBe(digest);
        PaymentDigest.ForPeople(digest).ShouldMatch("^([0-9A-F]{4} ){3}[0-9A-F]{4} · ([0-9A-F]{4} ){3}[0-9A-F]{4}$");
    }

    private static List<string> Lines(string file)
        => [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Examples", file)).Where(line => line.Length > 0 && line[0] != '#')];
}

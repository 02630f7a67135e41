using Microsoft.EntityFrameworkCore;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Domain.Rules;
using PayHall.Settlement.Ledger;
using PayHall.Settlement.Orders;
using PayHall.Tenants;

namespace PayHall.Settlement.Deposits;

/// <summary>Posts a bank's deposit once (S-35): the same serial with the same content changes nothing, with other content it is refused.</summary>
internal sealed class PostBankDeposit(ITenantWriter writer, SettlementDbContext context, GeneralLedger ledger, TenantClock clock, IAuditTrail audit)
{
    /// <summary>Adds what is wrong with the command to <paramref name="errors"/>.</summary>
    public async Task<Member?> ValidateAsync(PostBankDepositCommand command, InputErrors errors, CancellationToken cancellationToken)
    {
        TradingParties.RequireNumber("serial", command.Serial, errors);
        TradingParties.RequirePositive(command.Amount, errors);
        if (command.BookedOn > clock.Today)
            errors.AddOnce("bookedOn", "入账日期不能晚于今天");
        var member = command.Member.Length == 0 ? null : await context.Members.AsNoTracking().FirstOrDefaultAsync(row => row.Code == command.Member, cancellationToken);
        if (member is null)
            errors.AddOnce("member", "没有会员 {0}", command.Member);
        return member;
    }

    /// <exception cref="InputException">A field is wrong.</exception>
    /// <exception cref="DepositConflictException">The serial was posted with other content.</exception>
    public async Task<DepositView> HandleAsync(PostBankDepositCommand command, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        var member = await ValidateAsync(command, errors, cancellationToken);
        errors.ThrowIfAny();
        await writer.ExecuteAsync((transaction, token) => PostAsync(transaction, command, member!.Id, token), cancellationToken);
        return new DepositView(command.Serial, command.Member, command.Amount, command.BookedOn, command.Bank, "Posted");
    }

    private async Task<bool> PostAsync(WriteTransaction transaction, PostBankDepositCommand command, long member, CancellationToken cancellationToken)
    {
        if (await IsPostedAsync(transaction, command, member, cancellationToken))
            return false;
        var bank = await LedgerAccounts.EnsureBankAsync(transaction, command.Bank, cancellationToken);
        var accounts = await LedgerAccounts.AvailableAsync(transaction, [member], cancellationToken);
        var posting = Posting.Deposit("deposit:" + command.Serial, command.Serial, command.Bank, command.BookedOn, bank, accounts[member], command.Amount);
        PostingResult result;
        try
        {
            result = await ledger.PostAsync(transaction, posting, cancellationToken);
        }
        catch (PostingConflictException)
        {
            throw new DepositConflictException(command.Serial);
        }

        // Two callers with one serial at once: the second waited in the ledger and finds the first one's deposit here.
        if (result.Outcome == PostingOutcome.AlreadyPosted)
            return !await IsPostedAsync(transaction, command, member, cancellationToken);
        await transaction.ExecuteAsync(
            """
            INSERT INTO settlement_deposits (serial, member_id, amount, booked_on, bank, origin, journal_id, received_at)
            VALUES (@Serial, @member, @amount, @bookedOn, @Bank, 'Bank', @JournalId, @at)
            """,
            new
            {
                command.Serial,
                member,
                amount = command.Amount.Fen,
                bookedOn = DateConverter.ToNumber(command.BookedOn),
                command.Bank,
                result.JournalId,
                at = InstantConverter.ToMicroseconds(clock.UtcNow),
            },
            cancellationToken);
        await audit.AppendAsync(transaction, new AuditEntry("Settlement.BankDepositPosted", "deposit:" + command.Serial, After: AuditState.Of(command)), cancellationToken);
        return true;
    }

    private async Task<bool> IsPostedAsync(WriteTransaction transaction, PostBankDepositCommand command, long member, CancellationToken cancellationToken)
    {
        var known = await transaction.QuerySingleOrDefaultAsync<KnownDeposit>(
            """
            SELECT member_id AS "MemberId", member_id = @member AND amount = @amount AND booked_on = @bookedOn AND bank = @Bank AS "IsSame"
            FROM settlement_deposits WHERE serial = @Serial
            """,
            new { command.Serial, member, amount = command.Amount.Fen, bookedOn = DateConverter.ToNumber(command.BookedOn), command.Bank },
            cancellationToken);
        if (known is null)
            return false;
        if (!context.ScopeIncludes(known.MemberId))
            throw new NotFoundException("入金", command.Serial);
        return known.IsSame ? true : throw new DepositConflictException(command.Serial);
    }

    private sealed class KnownDeposit
    {
        public long MemberId { get; init; }

        public bool IsSame { get; init; }
    }
}

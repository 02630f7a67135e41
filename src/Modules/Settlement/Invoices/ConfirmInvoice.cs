using Microsoft.EntityFrameworkCore;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Domain.Rules;
using PayHall.Tenants;

namespace PayHall.Settlement.Invoices;

/// <summary>
/// Records the buyer's confirmation (确认发票, S-34), which starts the ageing clock. The same date again changes nothing; another date is
/// refused, because warnings and overdue days already counted from the first.
/// </summary>
internal sealed class ConfirmInvoice(ITenantWriter writer, SettlementDbContext context, InvoiceEvents events, IAuditTrail audit, TenantClock clock)
{
    /// <summary>Adds what is wrong with the date to <paramref name="errors"/>.</summary>
    public void Validate(DateOnly confirmedOn, InputErrors errors)
    {
        if (confirmedOn > clock.Today)
            errors.AddOnce("confirmedOn", "确认日期不能晚于今天");
    }

    /// <exception cref="InputException">The date lies in the future.</exception>
    /// <exception cref="NotFoundException">There is no such invoice.</exception>
    /// <exception cref="InvoiceAlreadyConfirmedException">It was confirmed on another day.</exception>
    public async Task HandleAsync(string number, DateOnly confirmedOn, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        Validate(confirmedOn, errors);
        errors.ThrowIfAny();
        if (!context.ScopeIsAll && !await context.Invoices.AnyAsync(invoice => invoice.Number == number, cancellationToken))
            throw new NotFoundException("发票", number);
        await writer.ExecuteAsync((transaction, token) => WriteAsync(transaction, number, confirmedOn, token), cancellationToken);
    }

    private async Task<bool> WriteAsync(WriteTransaction transaction, string number, DateOnly confirmedOn, CancellationToken cancellationToken)
    {
        var day = DateConverter.ToNumber(confirmedOn);
        if (await transaction.ExecuteAsync(
            "UPDATE settlement_invoices SET confirmed_on = @day WHERE number = @number AND confirmed_on IS NULL", new { number, day }, cancellationToken) == 1)
        {
            var status = await transaction.QuerySingleOrDefaultAsync<string>("SELECT status FROM settlement_invoices WHERE number = @number", new { number }, cancellationToken);
            await events.RecordAsync(transaction, number, InvoiceMove.Confirm, Enum.Parse<InvoiceStatus>(status!), cancellationToken);
            await audit.AppendAsync(transaction, new AuditEntry("Settlement.InvoiceConfirm", "invoice:" + number, AuditState.Of(new { confirmedOn = (DateOnly?)null }), AuditState.Of(new { confirmedOn })), cancellationToken);
            return true;
        }

        var known = await transaction.QuerySingleOrDefaultAsync<int?>("SELECT confirmed_on FROM settlement_invoices WHERE number = @number", new { number }, cancellationToken)
            ?? throw new NotFoundException("发票", number);
        return known == day ? false : throw new InvoiceAlreadyConfirmedException(number, DateConverter.FromNumber(known));
    }
}

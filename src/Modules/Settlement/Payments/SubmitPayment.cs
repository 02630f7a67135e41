using PayHall.Api;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Settings;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Domain.Rules;
using PayHall.Settlement.Members;

namespace PayHall.Settlement.Payments;

/// <summary>
/// The maker's half of an invoice payment (支付货款, S-11): ticked invoices of the own member become one payment that waits for another
/// person's review. Asks first if older overdue invoices are left out.
/// </summary>
internal sealed class SubmitPayment(
    ITenantWriter writer, CurrentMember current, ISettings<SettlementSettings> settings, IIdempotency idempotency, PaymentRegister register)
{
    private const int MostInvoices = 500;

    /// <exception cref="InputException">No invoice, or too many.</exception>
    /// <exception cref="NotFoundException">A number is none of the own invoices.</exception>
    /// <exception cref="InvoiceNotPayableException">An invoice is not payable, or not by this member.</exception>
    /// <exception cref="OlderOverdueInvoicesException">The question of S-11; submit again with the acceptance, or with these invoices added.</exception>
    public async Task<PaymentReceived> HandleAsync(SubmitPaymentCommand command, CancellationToken cancellationToken)
    {
        var numbers = command.Invoices.Distinct(StringComparer.Ordinal).ToList();
        var errors = new InputErrors();
        if (numbers.Count is 0 or > MostInvoices)
            errors.Add("invoices", "请勾选 1 到 {0} 张发票", MostInvoices);
        errors.ThrowIfAny();
        var payer = await current.RequireForPersonAsync(cancellationToken);
        var ageing = (await settings.GetAsync(cancellationToken)).Ageing;
        return await writer.ExecuteAsync(
            (transaction, token) => idempotency.OnceAsync(
                transaction,
                command.IdempotencyKey,
                new { numbers, command.AcceptOlderOverdue },
                () => SubmitAsync(transaction, payer, numbers, command.AcceptOlderOverdue, ageing, token),
                token),
            cancellationToken);
    }

    private async Task<PaymentReceived> SubmitAsync(
        WriteTransaction transaction, Member payer, List<string> numbers, bool acceptOlderOverdue, AgeingPolicy ageing, CancellationToken cancellationToken)
    {
        var invoices = await register.LockAsync(transaction, numbers, cancellationToken);
        foreach (var number in numbers)
        {
            var invoice = invoices.FirstOrDefault(row => row.Number == number);
            if (invoice is null || (invoice.PayerId != payer.Id && invoice.BuyerId != payer.Id && invoice.SupplierId != payer.Id))
                throw new NotFoundException("发票", number);
            if (invoice.PayerId != payer.Id || !InvoiceMoves.IsAllowed(InvoiceMove.Submit, invoice.State))
                throw new InvoiceNotPayableException(number, invoice.State);
        }

        var older = await register.OlderOverdueAsync(transaction, payer.Id, invoices, ageing, cancellationToken);
        if (older.Count > 0 && !acceptOlderOverdue)
            throw new OlderOverdueInvoicesException(older);
        return await register.CreateAsync(transaction, payer, invoices, older.Count > 0, cancellationToken);
    }
}

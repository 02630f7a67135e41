using Microsoft.EntityFrameworkCore;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Domain.Rules;
using PayHall.Settlement.Orders;

namespace PayHall.Settlement.Invoices;

/// <summary>
/// Writes an invoice from the trading system (S-34, S-35) once: the same content again changes nothing, other content under the number
/// is refused.
/// </summary>
internal sealed class PutInvoice(ITenantWriter writer, SettlementDbContext context, TradingParties parties, InvoiceEvents events, IAuditTrail audit)
{
    /// <summary>Adds what is wrong with the command to <paramref name="errors"/>.</summary>
    public async Task<Order?> ValidateAsync(PutInvoiceCommand command, InputErrors errors, CancellationToken cancellationToken)
    {
        TradingParties.RequireNumber("no", command.Number, errors);
        TradingParties.RequirePositive(command.Amount, errors);
        var (buyer, supplier) = await parties.FindAsync(command.Buyer, command.Supplier, errors, cancellationToken);
        var order = await context.Orders.AsNoTracking().FirstOrDefaultAsync(row => row.Number == command.Order, cancellationToken);
        if (order is null)
            errors.AddOnce("order", "没有订单 {0}，请先登记订单", command.Order);
        if (order is not null && buyer is not null && order.BuyerId != buyer.Id)
            errors.AddOnce("buyer", "与订单 {0} 的买方不一致", command.Order);
        if (order is not null && supplier is not null && order.SupplierId != supplier.Id)
            errors.AddOnce("supplier", "与订单 {0} 的配送企业不一致", command.Order);
        return order;
    }

    /// <exception cref="InputException">A field is wrong.</exception>
    /// <exception cref="InvoiceConflictException">The number was registered with other content.</exception>
    public async Task HandleAsync(PutInvoiceCommand command, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        var order = await ValidateAsync(command, errors, cancellationToken);
        errors.ThrowIfAny();
        await writer.ExecuteAsync((transaction, token) => WriteAsync(transaction, command, order!, token), cancellationToken);
    }

    private async Task<bool> WriteAsync(WriteTransaction transaction, PutInvoiceCommand command, Order order, CancellationToken cancellationToken)
    {
        var row = new
        {
            command.Number,
            order = order.Id,
            buyer = order.BuyerId,
            supplier = order.SupplierId,
            amount = command.Amount.Fen,
            issuedOn = DateConverter.ToNumber(command.IssuedOn),
            unpaid = nameof(InvoiceStatus.Unpaid),
        };
        var inserted = await transaction.ExecuteAsync(
            """
            INSERT INTO settlement_invoices (number, order_id, order_number, buyer_id, supplier_id, payer_id, amount, issued_on, status)
            SELECT @Number, id, number, buyer_id, supplier_id, buyer_id, @amount, @issuedOn, @unpaid FROM settlement_orders
            WHERE id = @order AND buyer_id = @buyer AND supplier_id = @supplier
            ON CONFLICT (number) DO NOTHING
            """,
            row,
            cancellationToken);
        if (inserted == 0)
        {
            var known = await transaction.QuerySingleOrDefaultAsync<RegisteredInvoice>(RegisteredInvoice.Query, row, cancellationToken);
            if (!parties.MayWrite(known!.BuyerId, known.SupplierId))
                throw new NotFoundException("发票", command.Number);
            var differences = known.Differences(command);
            return differences.Count == 0 ? false : throw new InvoiceConflictException(command.Number, differences);
        }

        await CountAsync(transaction, order.Id, cancellationToken);
        await events.RecordAsync(transaction, command.Number, InvoiceMove.Register, InvoiceStatus.Unpaid, cancellationToken);
        await audit.AppendAsync(transaction, new AuditEntry("Settlement.InvoiceRegister", "invoice:" + command.Number, After: AuditState.Of(command)), cancellationToken);
        return true;
    }

    private static Task CountAsync(WriteTransaction transaction, long order, CancellationToken cancellationToken)
        => transaction.ExecuteAsync(
            """
            UPDATE settlement_orders SET invoice_count = invoice_count + 1,
                status = CASE WHEN paid_count = 0 THEN 'Unpaid' ELSE 'PartlyPaid' END
            WHERE id = @order
            """,
            new { order },
            cancellationToken);
}

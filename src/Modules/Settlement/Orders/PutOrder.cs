using System.Text.Json;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Domain.Rules;

namespace PayHall.Settlement.Orders;

/// <summary>
/// Writes an order from the trading system (S-34, S-35), idempotent on its number: the same content gives the same answer, other content
/// corrects the order until an invoice refers to it and is refused afterwards.
/// </summary>
internal sealed class PutOrder(ITenantWriter writer, TradingParties parties, IAuditTrail audit)
{
    /// <summary>Adds what is wrong with the command to <paramref name="errors"/>.</summary>
    public async Task<(Member? Buyer, Member? Supplier)> ValidateAsync(PutOrderCommand command, InputErrors errors, CancellationToken cancellationToken)
    {
        TradingParties.RequireNumber("no", command.Number, errors);
        TradingParties.RequirePositive(command.Amount, errors);
        return await parties.FindAsync(command.Buyer, command.Supplier, errors, cancellationToken);
    }

    /// <exception cref="InputException">A field is wrong.</exception>
    /// <exception cref="OrderAlreadyInvoicedException">Other content for an order that has an invoice.</exception>
    public async Task<OrderView> HandleAsync(PutOrderCommand command, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        var (buyer, supplier) = await ValidateAsync(command, errors, cancellationToken);
        errors.ThrowIfAny();
        var status = await writer.ExecuteAsync((transaction, token) => WriteAsync(transaction, command, buyer!.Id, supplier!.Id, token), cancellationToken);
        return new OrderView(command.Number, command.Buyer, command.Supplier, command.Amount, command.PlacedOn, status);
    }

    private async Task<OrderStatus> WriteAsync(WriteTransaction transaction, PutOrderCommand command, long buyer, long supplier, CancellationToken cancellationToken)
    {
        var row = new
        {
            command.Number,
            buyer,
            supplier,
            amount = command.Amount.Fen,
            placedOn = DateConverter.ToNumber(command.PlacedOn),
        };
        var written = await transaction.ExecuteAsync(
            """
            INSERT INTO settlement_orders (number, buyer_id, supplier_id, amount, placed_on) VALUES (@Number, @buyer, @supplier, @amount, @placedOn)
            ON CONFLICT (number) DO UPDATE
            SET buyer_id = excluded.buyer_id, supplier_id = excluded.supplier_id, amount = excluded.amount, placed_on = excluded.placed_on
            WHERE settlement_orders.invoice_count = 0
              AND NOT (settlement_orders.buyer_id = excluded.buyer_id AND settlement_orders.supplier_id = excluded.supplier_id
                   AND settlement_orders.amount = excluded.amount AND settlement_orders.placed_on = excluded.placed_on)
            """,
            row,
            cancellationToken);
        if (written > 0)
            await audit.AppendAsync(transaction, new AuditEntry("Settlement.OrderPut", "order:" + command.Number, After: JsonSerializer.Serialize(command)), cancellationToken);
        var status = await transaction.QuerySingleOrDefaultAsync<string>(
            """
            SELECT status FROM settlement_orders
            WHERE number = @Number AND buyer_id = @buyer AND supplier_id = @supplier AND amount = @amount AND placed_on = @placedOn
            """,
            row,
            cancellationToken);
        return status is null ? throw new OrderAlreadyInvoicedException(command.Number) : Enum.Parse<OrderStatus>(status);
    }
}

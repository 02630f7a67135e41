using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Domain.Rules;

namespace PayHall.Settlement.Orders;

/// <summary>
/// Writes an order from the trading system (S-34, S-35) once: the same content again gives the same answer, other content under the
/// number is refused.
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
    /// <exception cref="OrderConflictException">The number was registered with other content.</exception>
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
            ON CONFLICT (number) DO NOTHING
            """,
            row,
            cancellationToken);
        if (written > 0)
            await audit.AppendAsync(transaction, new AuditEntry("Settlement.OrderPut", "order:" + command.Number, After: AuditState.Of(command)), cancellationToken);
        var known = await transaction.QuerySingleOrDefaultAsync<RegisteredOrder>(RegisteredOrder.Query, row, cancellationToken);
        if (!parties.MayWrite(known!.BuyerId, known.SupplierId))
            throw new NotFoundException("订单", command.Number);
        var differences = known.Differences(command);
        return differences.Count == 0 ? known.State : throw new OrderConflictException(command.Number, differences);
    }
}

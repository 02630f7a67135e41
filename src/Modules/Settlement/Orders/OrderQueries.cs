using Microsoft.EntityFrameworkCore;
using PayHall.Api;
using PayHall.Settlement.Data;

namespace PayHall.Settlement.Orders;

/// <summary>Reads orders within the data scope (S-17).</summary>
internal sealed class OrderQueries(SettlementDbContext context)
{
    /// <summary>A page of orders, newest first.</summary>
    public async Task<ListPage<OrderRow>> PageAsync(OrderFilter filter, int size, string? after, CancellationToken cancellationToken)
    {
        var query = Filter(filter);
        if (after is not null)
        {
            var (number, id) = Cursor.Read<Position>(after);
            var day = DateOnly.FromDayNumber(number);
            query = query.Where(order => order.PlacedOn < day || (order.PlacedOn == day && order.Id < id));
        }

        var rows = await Rows(query.OrderByDescending(order => order.PlacedOn).ThenByDescending(order => order.Id).Take(size + 1)).ToListAsync(cancellationToken);
        var page = rows.Take(size).ToList();
        return new ListPage<OrderRow>(page, rows.Count > size ? Cursor.Write(new Position(page[^1].PlacedOn.DayNumber, page[^1].Id)) : null);
    }

    /// <summary>All that a filter finds, newest first, read while it is enumerated.</summary>
    public IAsyncEnumerable<OrderRow> Stream(OrderFilter filter) => Rows(Filter(filter)).AsAsyncEnumerable();

    /// <summary>Number and sums of what a filter finds.</summary>
    public async Task<(int Count, Money Amount, Money Paid)> TotalAsync(OrderFilter filter, CancellationToken cancellationToken)
    {
        var total = await Filter(filter).GroupBy(_ => 1)
            .Select(group => new { Count = group.Count(), Amount = group.Sum(order => order.AmountFen), Paid = group.Sum(order => order.PaidAmountFen) })
            .FirstOrDefaultAsync(cancellationToken);
        return (total?.Count ?? 0, new Money(total?.Amount ?? 0), new Money(total?.Paid ?? 0));
    }

    private IQueryable<OrderRow> Rows(IQueryable<Order> orders)
        => from order in orders
           join buyer in context.MemberNames on order.BuyerId equals buyer.Id
           join supplier in context.MemberNames on order.SupplierId equals supplier.Id
           orderby order.PlacedOn descending, order.Id descending
           select new OrderRow(
               order.Id, order.Number, buyer.Name, supplier.Name, order.AmountFen, order.PaidAmountFen, order.InvoiceCount, order.PaidCount, order.PlacedOn, order.Status);

    private IQueryable<Order> Filter(OrderFilter filter)
    {
        var query = context.Orders.AsNoTracking();
        if (filter.Number is { Length: > 0 } number)
            query = query.Where(order => order.Number.Contains(number));
        if (filter.Buyer is { Length: > 0 } buyer)
            query = query.Where(order => context.MemberNames.Any(member => member.Id == order.BuyerId && member.Name.Contains(buyer)));
        if (filter.Supplier is { Length: > 0 } supplier)
            query = query.Where(order => context.MemberNames.Any(member => member.Id == order.SupplierId && member.Name.Contains(supplier)));
        if (filter.Status is { } status)
            query = query.Where(order => order.Status == status);
        if (filter.PlacedFrom is { } from)
            query = query.Where(order => order.PlacedOn >= from);
        if (filter.PlacedTo is { } to)
            query = query.Where(order => order.PlacedOn <= to);
        return query;
    }

    private sealed record Position(int Day, long Id);
}

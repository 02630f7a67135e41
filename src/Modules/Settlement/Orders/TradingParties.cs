using PayHall.Errors;
using PayHall.Security;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Members;

namespace PayHall.Settlement.Orders;

/// <summary>Buyer and supplier of an order or invoice, checked.</summary>
internal sealed class TradingParties(MemberRegister register, AccessContext access)
{
    /// <summary>Finds both; says what is wrong with either.</summary>
    public async Task<(Member? Buyer, Member? Supplier)> FindAsync(string buyer, string supplier, InputErrors errors, CancellationToken cancellationToken)
    {
        var buying = buyer.Length == 0 ? null : await register.FindAsync(buyer, cancellationToken);
        var supplying = supplier.Length == 0 ? null : await register.FindAsync(supplier, cancellationToken);
        if (buying is null)
            errors.AddOnce("buyer", "没有会员 {0}", buyer);
        else if (buying.Kind == MemberKind.Supplier)
            errors.AddOnce("buyer", "买方 {0} 是配送企业，不能作为买方", buyer);
        if (supplying is null)
            errors.AddOnce("supplier", "没有会员 {0}", supplier);
        else if (supplying.Kind != MemberKind.Supplier)
            errors.AddOnce("supplier", "卖方 {0} 不是配送企业", supplier);
        if (buying is not null && supplying is not null && !MayWrite(buying.Id, supplying.Id))
        {
            errors.AddOnce("buyer", "没有会员 {0}", buyer);
            errors.AddOnce("supplier", "没有会员 {0}", supplier);
        }

        return (buying, supplying);
    }

    /// <summary>An amount of an order, invoice or deposit must be above zero.</summary>
    /// <summary>True if one of the two sides of a document lies within the caller's data scope; the other side may be anybody.</summary>
    public bool MayWrite(long buyer, long supplier) => access.Scope.Includes(buyer) || access.Scope.Includes(supplier);

    public static void RequirePositive(Money amount, InputErrors errors)
    {
        if (!amount.IsPositive)
            errors.AddOnce("amount", "金额应大于 0");
    }

    /// <summary>A document number from outside: 1 to 64 printable characters.</summary>
    public static void RequireNumber(string field, string number, InputErrors errors)
    {
        if (number.Length is 0 or > 64 || number.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
            errors.AddOnce(field, "单号应为 1 到 64 个字符，不含空格");
    }
}

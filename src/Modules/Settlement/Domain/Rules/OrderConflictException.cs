using PayHall.Errors;

namespace PayHall.Settlement.Domain.Rules;

/// <summary>An order is registered once; the same number with other content is refused.</summary>
internal sealed class OrderConflictException(string number, IReadOnlyList<FieldDifference> differences)
    : RuleException("订单 {0} 已登记，且内容与本次不同，未作更改；已登记的是 {1}。请核对内容，或使用新的单号", number, string.Join(", ", differences));

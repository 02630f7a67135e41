using PayHall.Lists;
using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Accounts;

/// <summary>The columns of the account movements (S-19).</summary>
internal sealed class MovementColumns : ListColumns<MovementRow>
{
    public MovementColumns()
    {
        Instant("时间", row => row.At);
        Term("摘要", row => Terms.Of(row.Kind));
        Text("单号", row => row.Document);
        Text("对方", row => row.Counterparty);
        Text("说明", row => row.Description, inTable: false);
        Money("发生额（元）", row => row.Amount);
        Money("可用余额（元）", row => row.Balance);
    }
}

using PayHall.Lists;
using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Members;

/// <summary>The columns of the member list (S-30).</summary>
internal sealed class MemberColumns : ListColumns<MemberRow>
{
    public MemberColumns()
    {
        Text("会员编号", row => row.Code);
        Text("名称", row => row.Name);
        Term("类型", row => Terms.Of(row.Kind));
        Text("上级管理机构", row => row.Superior, css: "p2");
        Text("首个管理员账号", row => row.Administrator, css: "p2");
        Money("可用余额（元）", row => row.Available);
        Money("冻结（元）", row => row.Frozen, css: "p2");
        Term("状态", row => row.Enabled ? "正常" : "已停用");
    }
}

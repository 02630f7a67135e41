using Microsoft.Extensions.Localization;
using PayHall.Lists;

namespace PayHall.Identity.Auditing;

/// <summary>The columns of the audit trail (I-13). Files hold what changed as well, as the trail itself keeps it.</summary>
internal sealed class AuditColumns : ListColumns<AuditRow>
{
    public AuditColumns(AuditReader reader, AuditVocabulary words, IStringLocalizer texts)
    {
        Number("记录编号", row => row.Id, inTable: false);
        Instant("时间", row => row.At);
        Text("操作人", row => texts[row.ActorName]);
        Text("用户名", row => row.UserName, inTable: false);
        Term("操作", row => words.Action(row.Action));
        Text("对象", reader.Subject);
        Text("网络地址", row => row.Address, css: "p3");
        Term("结果", row => row.IsRefused ? "被拒绝" : "已完成");
        Text("操作代码", row => row.Action, inTable: false);
        Text("变更前", row => row.Before, inTable: false);
        Text("变更后", row => row.After, inTable: false);
    }
}

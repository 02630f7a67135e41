using PayHall.Auditing;

namespace PayHall.Platform.Lists;

/// <summary>How rows about exports read.</summary>
internal static class ExportAuditWords
{
    public static readonly AuditWords All = new()
    {
        Actions = new Dictionary<string, string>
        {
            ["Platform.ExportStarted"] = "开始导出",
            ["Platform.ExportEnded"] = "导出结束",
        },
        Subjects = new Dictionary<string, string> { ["list"] = "列表" },
        Fields = new Dictionary<string, string>
        {
            ["list"] = "列表",
            ["format"] = "格式",
            ["filter"] = "筛选条件",
            ["rows"] = "记录数",
            ["complete"] = "完整",
        },
    };
}

using System.Globalization;
using PayHall.Heating.Domain;
using PayHall.Notifications;

namespace PayHall.Heating.BillRuns;

/// <summary>What whoever started a bill run is told of its end.</summary>
internal static class BillRunNotices
{
    /// <summary>The run went to its end.</summary>
    public static Notification Finished(long runId, BillRunEnd end)
        => new(
            "Heating.BillRunFinished",
            "供热季 {0} 的账单已生成",
            "{1} 户出账，共 {2} 元；{3} 户没有出账，原因见明细",
            Link(runId),
            new Season(end.Season).ToString(),
            Number(end.Billed),
            new Money(end.Amount).ToDisplay(),
            Number(end.Skipped));

    /// <summary>The run stopped with an error.</summary>
    public static Notification Failed(long runId)
        => new("Heating.BillRunFailed", "账单生成 {0} 号没有完成", "原因见明细；排除后重新生成，已出的账单不会重复", Link(runId), Number(runId));

    private static string Link(long runId) => "/Heating/BillRuns/Details?id=" + Number(runId);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}

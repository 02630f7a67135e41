using PayHall.Errors;

namespace PayHall.Platform.Lists;

/// <summary>So many exports run in this tenant that another one would slow its pages down.</summary>
public sealed class TooManyExportsException(int running) : RuleException("本站正在进行的导出已有 {0} 个，请等其中一个完成后再试", running)
{
    /// <inheritdoc />
    public override int StatusCode => 429;
}

using PayHall.Errors;

namespace PayHall.Settlement.Domain.Rules;

/// <summary>A refusal says why.</summary>
internal sealed class OpinionRequiredException()
    : RuleException(Text)
{
    internal const string OpinionField = "opinion";

    internal const string Text = "拒绝时必须填写复核意见，说明原因";

    /// <inheritdoc />
    public override int StatusCode => 400;

    /// <inheritdoc />
    public override string Field => OpinionField;
}

namespace PayHall.Settlement.Data;

/// <summary>The last number given out under a prefix, e.g. <c>FH20261120</c>.</summary>
internal sealed class NumberSequence
{
    public string Prefix { get; init; } = "";

    public int Last { get; init; }
}

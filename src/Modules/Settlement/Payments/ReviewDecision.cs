namespace PayHall.Settlement.Payments;

/// <summary>The reviewer's decision (复核结果).</summary>
public enum ReviewDecision
{
    /// <summary>同意: post it.</summary>
    Agree,

    /// <summary>拒绝: payable again.</summary>
    Refuse,
}

using PayHall.Heating.Domain;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.BillRuns;

/// <summary>A household that a run skipped.</summary>
/// <param name="Account">缴费账号.</param>
/// <param name="Address">Address.</param>
/// <param name="Reason">Why.</param>
/// <param name="Detail">More about it, or null.</param>
internal sealed record BillRunSkipView(string Account, string Address, SkipReason Reason, Phrase? Detail)
{
    /// <summary>Reason and detail as people read them.</summary>
    public Phrase Text => Detail is null ? new Phrase(Labels.Of(Reason)) : new Phrase("{0}：{1}", new Phrase(Labels.Of(Reason)), Detail);
}

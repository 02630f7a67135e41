namespace PayHall.Heating.Domain.Pricing;

/// <summary>A vacancy charge (空房), a welfare charge (优抚) or a discount (优惠), H-10.</summary>
/// <param name="Kind">How <paramref name="Value"/> is meant.</param>
/// <param name="Value">
/// In percent (30 = 30 %), or in yuan per m² per month. A vacancy or welfare percentage is the share that is payable; a discount
/// percentage is the share that is taken off.
/// </param>
/// <param name="Window">
/// For a discount the days of payment on which it is given. For vacancy and welfare the days on which it may be applied for:
/// whether an application was approved is a fact of the household, so pricing does not look at this window.
/// </param>
public sealed record RateRule(RateKind Kind, decimal Value, DateWindow Window);

using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Areas.Settlement.Pages.Shared;

/// <summary>An invoice's age, as tables show it.</summary>
internal sealed record AgeModel(InvoiceStatus Status, DateOnly? ConfirmedOn, DateOnly Today, AgeingPolicy Policy)
{
    public int? Days => AgeingPolicy.Days(ConfirmedOn, Today);

    public InvoiceAgeing Ageing => Policy.Of(Status, ConfirmedOn, Today);
}

using PayHall.Heating.Domain;

namespace PayHall.Heating.Bills;

/// <summary>Which bills to list.</summary>
internal sealed record BillFilter
{
    /// <summary>缴费账号, exactly.</summary>
    public string? Account { get; init; }

    /// <summary>缴费状态.</summary>
    public BillStatus? Status { get; init; }

    /// <summary>Code of the community.</summary>
    public string? Community { get; init; }

    /// <summary>Beginning of the owner's name.</summary>
    public string? Owner { get; init; }

    /// <summary>订单号, exactly.</summary>
    public string? Number { get; init; }

    /// <summary>供热季.</summary>
    public Season? Season { get; init; }

    /// <summary>Paid by this method.</summary>
    public PaymentMethod? Method { get; init; }

    /// <summary>Paid on or after this day.</summary>
    public DateOnly? PaidFrom { get; init; }

    /// <summary>Paid on or before this day.</summary>
    public DateOnly? PaidTo { get; init; }

    /// <summary>私户 or 公户.</summary>
    public Domain.Pricing.OwnerKind? Kind { get; init; }
}

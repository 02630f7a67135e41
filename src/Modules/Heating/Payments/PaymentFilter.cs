using PayHall.Heating.Domain;

namespace PayHall.Heating.Payments;

/// <summary>Which payments to list.</summary>
internal sealed record PaymentFilter
{
    /// <summary>缴费账号, exactly.</summary>
    public string? Account { get; init; }

    /// <summary>Beginning of the owner's name.</summary>
    public string? Owner { get; init; }

    /// <summary>Number of the receipt.</summary>
    public string? Receipt { get; init; }

    /// <summary>缴费方式.</summary>
    public PaymentMethod? Method { get; init; }

    /// <summary>缴费年度.</summary>
    public Season? Season { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Name of who took the money.</summary>
    public string? Cashier { get; init; }

    /// <summary>The bill.</summary>
    public long? BillId { get; init; }

    /// <summary>The shift in which it was taken.</summary>
    public long? ShiftId { get; init; }
}

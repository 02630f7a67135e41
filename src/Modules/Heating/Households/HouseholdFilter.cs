namespace PayHall.Heating.Households;

/// <summary>Which households to list.</summary>
internal sealed record HouseholdFilter
{
    /// <summary>Beginning of the account.</summary>
    public string? Account { get; init; }

    /// <summary>Beginning of the owner's name, or the phone number.</summary>
    public string? Owner { get; init; }

    /// <summary>A part of the address.</summary>
    public string? Address { get; init; }

    /// <summary>小区.</summary>
    public long? CommunityId { get; init; }

    /// <summary>楼幢.</summary>
    public long? BuildingId { get; init; }

    /// <summary>单元.</summary>
    public long? BuildingUnitId { get; init; }

    /// <summary>业主.</summary>
    public long? OwnerId { get; init; }

    /// <summary>产品.</summary>
    public long? TariffId { get; init; }

    /// <summary>Only households without contract.</summary>
    public bool Unsigned { get; init; }
}

using PayHall.Heating.Domain;

namespace PayHall.Heating.Households;

/// <summary>A household with the names of its levels, its owner and its tariff.</summary>
internal sealed record HouseholdView
{
    /// <summary>The household.</summary>
    public required Household Household { get; init; }

    /// <summary>The owner.</summary>
    public required Owner Owner { get; init; }

    /// <summary>Code of the community.</summary>
    public required string CommunityCode { get; init; }

    /// <summary>Name of the community.</summary>
    public required string Community { get; init; }

    /// <summary>楼幢.</summary>
    public required string Building { get; init; }

    /// <summary>单元.</summary>
    public required string Unit { get; init; }

    /// <summary>产品编号, or null without a contract.</summary>
    public string? TariffNumber { get; init; }

    /// <summary>产品名称, or null.</summary>
    public string? TariffName { get; init; }

    /// <summary>Present version of the tariff, or null.</summary>
    public int? TariffVersion { get; init; }

    /// <summary>The owner's phone number with its middle hidden: 138 **** 2046.</summary>
    public string MaskedPhone => Owner.Phone.Length < 7 ? Owner.Phone : $"{Owner.Phone[..3]} **** {Owner.Phone[^4..]}";
}

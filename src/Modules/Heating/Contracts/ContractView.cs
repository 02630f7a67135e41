using PayHall.Heating.Domain;

namespace PayHall.Heating.Contracts;

/// <summary>A contract with household and tariff.</summary>
internal sealed record ContractView
{
    /// <summary>The contract.</summary>
    public required Contract Contract { get; init; }

    /// <summary>缴费账号.</summary>
    public required string Account { get; init; }

    /// <summary>Address of the household.</summary>
    public required string Address { get; init; }

    /// <summary>The owner.</summary>
    public required string OwnerName { get; init; }

    /// <summary>户室面积.</summary>
    public required Area HeatedArea { get; init; }

    /// <summary>产品编号.</summary>
    public required string TariffNumber { get; init; }

    /// <summary>产品名称.</summary>
    public required string TariffName { get; init; }
}

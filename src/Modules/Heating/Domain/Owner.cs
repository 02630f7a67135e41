using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Domain;

/// <summary>An owner (业主, H-04): the person or body that pays.</summary>
public sealed class Owner
{
    /// <summary>Id in the tenant.</summary>
    public long Id { get; init; }

    /// <summary>Name of the person or body.</summary>
    public required string Name { get; set; }

    /// <summary>Phone number, or empty.</summary>
    public string Phone { get; set; } = "";

    /// <summary>私户 or 公户.</summary>
    public OwnerKind Kind { get; set; }

    /// <summary>优抚类型: 普通, 低保户 or 特审户.</summary>
    public WelfareKind Welfare { get; set; }
}

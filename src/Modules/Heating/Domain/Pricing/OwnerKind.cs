namespace PayHall.Heating.Domain.Pricing;

/// <summary>Kind of an owner (业主, H-04).</summary>
public enum OwnerKind
{
    /// <summary>A private person, 私户.</summary>
    Private = 0,

    /// <summary>A body, 公户.</summary>
    Public = 1,
}

namespace PayHall.Heating.Domain.Pricing;

/// <summary>The area that is charged (计费面积, H-10).</summary>
public enum ChargedArea
{
    /// <summary>户室面积.</summary>
    Heated = 0,

    /// <summary>建筑面积.</summary>
    Floor = 1,
}

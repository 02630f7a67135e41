using System.Globalization;

namespace PayHall.Heating.Domain;

/// <summary>An area (面积) in hundredths of a square metre, so that it compares and adds exactly in the database.</summary>
/// <param name="Hundredths">1 m² = 100.</param>
public readonly record struct Area(int Hundredths)
{
    /// <summary>The largest area a household may have: 1,000,000 m².</summary>
    public const decimal MaxSquareMetres = 1_000_000m;

    /// <summary>The area in m², exact.</summary>
    public decimal SquareMetres => Hundredths / 100m;

    /// <summary>From m² with at most two decimals.</summary>
    public static Area FromSquareMetres(decimal squareMetres) => new(checked((int)(squareMetres * 100m)));

    /// <summary>m² with two decimals: <c>98.60</c>.</summary>
    public override string ToString() => SquareMetres.ToString("0.00", CultureInfo.InvariantCulture);
}

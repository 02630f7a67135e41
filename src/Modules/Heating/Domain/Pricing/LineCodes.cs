namespace PayHall.Heating.Domain.Pricing;

/// <summary>The API's terms and the usual labels of line codes.</summary>
public static class LineCodes
{
    private static readonly string[] Terms = ["heat", "vacancy", "welfare", "metered", "discount", "late-fee"];
    private static readonly string[] Labels = ["热力费", "空房热力费", "优抚热力费", "计量热费", "优惠", "滞纳金"];

    /// <summary>All terms, in the order of <see cref="LineCode"/>.</summary>
    public static IReadOnlyList<string> All => Terms;

    /// <summary>The API's term: <c>late-fee</c>.</summary>
    public static string Term(this LineCode code) => Terms[(int)code];

    /// <summary>The usual label, a localisation key: 滞纳金.</summary>
    public static string Label(this LineCode code) => Labels[(int)code];

    /// <summary>Reads a term of the API.</summary>
    public static bool TryParse(string? term, out LineCode code)
    {
        var index = Array.IndexOf(Terms, term);
        code = index < 0 ? default : (LineCode)index;
        return index >= 0;
    }
}

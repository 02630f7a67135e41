using System.Globalization;
using System.Reflection;

namespace PayHall.Heating.Domain.Scripts;

/// <summary>An input that scripts see by name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it is, in Chinese; a localisation key.</param>
public sealed record ScriptInput(string Name, string Meaning)
{
    /// <summary>All inputs, in the order of the API's description.</summary>
    public static readonly IReadOnlyList<ScriptInput> All =
    [
        new("heatedArea", "户室面积，m²"),
        new("floorArea", "建筑面积，m²"),
        new("chargedArea", "计费面积，m²"),
        new("months", "供热月数"),
        new("unitPrice", "单价，元/m²"),
        new("vacant", "空房已审批"),
        new("lowIncome", "低保户"),
        new("specialReview", "特审户"),
        new("publicOwner", "公户"),
        new("consumption", "用热量，没有抄表时为 0"),
        new("unpaid", "未缴金额，元；出账时为 0"),
        new("daysLate", "滞纳天数，首尾都算；未逾期为 0"),
        new("monthsLate", "滞纳月数，不足一月算一月；未逾期为 0"),
        new("daysInSeason", "供热天数，月数 × 30"),
        new("discountOpen", "在优惠期内"),
    ];

    private static readonly Dictionary<string, FieldInfo> Fields = All.ToDictionary(
        input => input.Name, input => typeof(ScriptRun).GetField(char.ToUpperInvariant(input.Name[0]) + input.Name[1..])!, StringComparer.Ordinal);

    /// <summary>The field of a run that holds the input, or null.</summary>
    internal static FieldInfo? FieldOf(string name) => Fields.GetValueOrDefault(name);

    /// <summary>The input's value in a run, as people see it.</summary>
    internal string TextIn(ScriptRun run) => Fields[Name].GetValue(run) switch
    {
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        true => "true",
        _ => "false",
    };
}

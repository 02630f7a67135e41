using System.Text.Json.Nodes;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Tariffs;

/// <summary>What a definition changes against another, field by field.</summary>
internal static class TariffChanges
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["name"] = "产品名称",
        ["season"] = "供热季",
        ["payFrom"] = "缴费起始",
        ["payBy"] = "缴费截止",
        ["chargedArea"] = "计费面积",
        ["unitPrice"] = "单价",
        ["priceBasis"] = "计价周期",
        ["months"] = "供热月数",
        ["lateFee"] = "滞纳金",
        ["vacancy"] = "空房",
        ["LowIncome"] = "低保户",
        ["SpecialReview"] = "特审户",
        ["discount"] = "优惠",
        ["metered"] = "计量热费",
        ["script"] = "计价脚本",
        ["kind"] = "方式",
        ["value"] = "数值",
        ["startsAfterDays"] = "起算天数",
        ["cap"] = "滞纳金上限",
        ["from"] = "开始日期",
        ["to"] = "结束日期",
        ["basicPrice"] = "基本单价",
        ["meteredPrice"] = "计量单价",
    };

    private static readonly Dictionary<string, string> Terms = new(StringComparer.Ordinal)
    {
        ["kind.None"] = "不收",
        ["kind.Fixed"] = "定额",
        ["kind.Percent"] = "百分比",
        ["kind.PerDay"] = "按日累计",
        ["chargedArea.Heated"] = "户室面积",
        ["chargedArea.Floor"] = "建筑面积",
        ["priceBasis.PerSeason"] = "整季",
        ["priceBasis.PerMonth"] = "按月",
    };

    /// <summary>The changes in the order of the form.</summary>
    public static IReadOnlyList<TariffChange> Between(TariffDefinition before, TariffDefinition after)
    {
        var (old, now) = (Flatten(before), Flatten(after));
        return [.. now.Keys.Union(old.Keys)
            .Where(key => old.GetValueOrDefault(key) != now.GetValueOrDefault(key))
            .Select(key => new TariffChange(LabelsOf(key), ValueOf(key, old.GetValueOrDefault(key)), ValueOf(key, now.GetValueOrDefault(key))))];
    }

    private static Dictionary<string, string> Flatten(TariffDefinition definition)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(JsonNode.Parse(TariffDefinitionWriter.ToJson(definition))!.AsObject(), "");
        return fields;

        void Add(JsonObject node, string path)
        {
            foreach (var (name, value) in node)
            {
                if (value is JsonObject child)
                    Add(child, path + name + ".");
                else if (value is not null)
                    fields[path + name] = value.ToString();
            }
        }
    }

    private static Phrase? ValueOf(string key, string? value)
        => value is null ? null
            : Terms.TryGetValue($"{key[(key.LastIndexOf('.') + 1)..]}.{value}", out var label) ? new Phrase(label)
            : new Phrase("{0}", value);

    private static string[] LabelsOf(string key) => [.. key.Split('.').Where(part => part != "welfare").Select(part => Names.GetValueOrDefault(part, part))];
}

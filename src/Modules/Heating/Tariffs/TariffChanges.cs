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
        ["cap"] = "上限",
        ["from"] = "开始日期",
        ["to"] = "结束日期",
        ["basicPrice"] = "基本单价",
        ["meteredPrice"] = "计量单价",
    };

    /// <summary>The changes in the order of the form.</summary>
    public static IReadOnlyList<TariffChange> Between(TariffDefinition before, TariffDefinition after)
    {
        var (old, now) = (Flatten(before), Flatten(after));
        return [.. now.Keys.Union(old.Keys)
            .Select(key => new TariffChange(LabelsOf(key), old.GetValueOrDefault(key), now.GetValueOrDefault(key)))
            .Where(change => change.Before != change.After)];
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

    private static string[] LabelsOf(string key) => [.. key.Split('.').Where(part => part != "welfare").Select(part => Names.GetValueOrDefault(part, part))];
}

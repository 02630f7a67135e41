using System.Globalization;
using System.Text;

namespace PayHall.Heating.Domain.Pricing;

/// <summary>
/// Writes the form's choices as a script (由表单生成, H-11) that gives the same lines: to read, and to start from when a city needs
/// something else.
/// </summary>
public static class TariffScriptWriter
{
    /// <summary>The script of a definition; a script in the definition is not looked at.</summary>
    public static string Write(TariffDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var script = new StringBuilder();
        script.Append(CultureInfo.InvariantCulture, $"// {OneLine(definition.Name)}，{OneLine(definition.Season)} 供热季。由收费标准生成。\n");
        script.Append("// 金额单位：元，每一项由系统四舍五入到分。\n\n");
        AppendHeat(script, definition);
        if (definition.Metered is { } metered)
            script.Append(CultureInfo.InvariantCulture, $"line('metered', '计量热费', {Number(metered.Price)} * consumption);\n");
        AppendDiscount(script, definition);
        AppendLateFee(script, definition);
        return script.ToString();
    }

    private static void AppendHeat(StringBuilder script, TariffDefinition definition)
    {
        script.Append(CultureInfo.InvariantCulture, $"// 热力费：{(definition.ChargedArea == ChargedArea.Heated ? "户室面积" : "建筑面积")}，{Basis(definition)}\n");
        script.Append(CultureInfo.InvariantCulture, $"var heat = {HeatPrice(definition)};\n");
        var needsCharge = definition.LateFee.Kind == LateFeeKind.Percent || definition.LateFee is { Kind: not LateFeeKind.None, Cap: not null };
        if (definition.Vacancy is null && definition.LowIncome is null && definition.SpecialReview is null)
        {
            script.Append("line('heat', '热力费', heat);\n");
            if (needsCharge)
                script.Append("var charge = Math.round(heat * 100) / 100;\n");
            return;
        }

        script.Append("var charge = heat;\n\n// 空房、优抚代替热力费；两者都符合时取低者\n");
        AppendReduced(script, definition);
        if (needsCharge)
            script.Append("charge = Math.round(charge * 100) / 100;\n");
    }

    private static void AppendReduced(StringBuilder script, TariffDefinition definition)
    {
        if (definition.Vacancy is { } vacancy)
            script.Append(CultureInfo.InvariantCulture, $"var vacancy = {Reduced(vacancy)};\n");
        var helped = (definition.LowIncome, definition.SpecialReview) switch
        {
            (null, null) => null,
            (_, null) => "lowIncome",
            (null, _) => "specialReview",
            _ => "(lowIncome || specialReview)",
        };
        if (definition.LowIncome is { } low && definition.SpecialReview is { } special)
            script.Append(CultureInfo.InvariantCulture, $"var welfare = lowIncome ? {Reduced(low)} : {Reduced(special)};\n");
        else if ((definition.LowIncome ?? definition.SpecialReview) is { } only)
            script.Append(CultureInfo.InvariantCulture, $"var welfare = {Reduced(only)};\n");
        var label = helped switch { "lowIncome" => "'低保户热力费'", "specialReview" => "'特审户热力费'", _ => "lowIncome ? '低保户热力费' : '特审户热力费'" };
        const string Vacancy = "  charge = vacancy;\n  line('vacancy', '空房热力费', charge);\n";
        var welfare = $"  charge = welfare;\n  line('welfare', {label}, charge);\n";
        if (definition.Vacancy is null)
            script.Append(CultureInfo.InvariantCulture, $"if ({Bare(helped!)}) {{\n{welfare}");
        else if (helped is null)
            script.Append("if (vacant) {\n" + Vacancy);
        else
            script.Append(CultureInfo.InvariantCulture, $"if (vacant && (!{helped} || vacancy <= welfare)) {{\n{Vacancy}}} else if ({Bare(helped)}) {{\n{welfare}");
        script.Append("} else {\n  line('heat', '热力费', heat);\n}\n");
    }

    private static void AppendDiscount(StringBuilder script, TariffDefinition definition)
    {
        if (definition.Discount is not { } discount)
            return;
        var amount = discount.Kind == RateKind.Percent ? $"unpaid * {Number(discount.Value)} / 100" : PerMonth(discount.Value, "months");
        script.Append("\n// 优惠：按未缴金额，不会减到零以下\nif (discountOpen) {\n");
        script.Append(CultureInfo.InvariantCulture, $"  line('discount', '优惠', -Math.min({amount}, unpaid));\n}}\n");
    }

    private static void AppendLateFee(StringBuilder script, TariffDefinition definition)
    {
        var late = definition.LateFee;
        if (late.Kind == LateFeeKind.None)
            return;
        var amount = late.Kind switch
        {
            LateFeeKind.Fixed => PerMonth(late.Value, "monthsLate"),
            LateFeeKind.Percent => $"charge * {Number(late.Value)} / 100",
            _ => $"unpaid * {Number(late.Value)} * daysLate",
        };
        if (late.Cap is { } cap)
            amount = $"Math.min({amount}, charge * {Number(cap)} / 100)";
        script.Append(CultureInfo.InvariantCulture, $"\n// 滞纳金：缴费截止后第 {late.StartsAfterDays} 天起算，首尾都算\nif (daysLate > 0 && unpaid > 0) {{\n");
        script.Append(CultureInfo.InvariantCulture, $"  line('late-fee', '滞纳金', {amount});\n}}\n");
    }

    private static string HeatPrice(TariffDefinition definition) => definition switch
    {
        { Metered: { } metered } => $"{Number(metered.BasicPrice)} * chargedArea",
        { PriceBasis: PriceBasis.PerMonth } => "unitPrice * chargedArea * months",
        _ => "unitPrice * chargedArea",
    };

    private static string Basis(TariffDefinition definition) => definition switch
    {
        { Metered: not null } => "两部制基本价",
        { PriceBasis: PriceBasis.PerMonth } => $"每月 {Number(definition.UnitPrice)} 元/m²",
        _ => $"整季 {Number(definition.UnitPrice)} 元/m²",
    };

    private static string Reduced(RateRule rule)
        => rule.Kind == RateKind.Percent ? $"heat * {Number(rule.Value)} / 100" : PerMonth(rule.Value, "months");

    private static string PerMonth(decimal price, string months) => $"{Number(price)} * chargedArea * {months}";

    private static string Bare(string condition) => condition.Trim('(', ')');

    private static string Number(decimal number) => number.ToString("0.########", CultureInfo.InvariantCulture);

    /// <summary>Keeps a name within its comment.</summary>
    private static string OneLine(string text)
        => new([.. text.Select(character => char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character)]);
}

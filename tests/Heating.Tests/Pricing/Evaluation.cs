using PayHall.Heating.Domain.Scripts;

namespace PayHall.Heating.Tests.Pricing;

/// <summary>Runs a script outside a tariff.</summary>
internal static class Evaluation
{
    public static ScriptRun Household() => new()
    {
        HeatedArea = 98.60m,
        FloorArea = 112.35m,
        ChargedArea = 98.60m,
        Months = 4m,
        UnitPrice = 24m,
        Vacant = false,
        LowIncome = true,
        SpecialReview = false,
        PublicOwner = true,
        Consumption = 5230.5m,
        Unpaid = 1366.40m,
        DaysLate = 10m,
        MonthsLate = 1m,
        DaysInSeason = 120m,
        DiscountOpen = true,
    };

    public static ScriptRun Run(string script)
    {
        var run = Household();
        TariffScript.Compile(script).Execute(run);
        return run;
    }

    /// <summary>The value of an expression, which may be negative.</summary>
    public static decimal Value(string expression)
    {
        var run = Run($"var value = {expression};\nif (value < 0) {{ line('discount', 'x', value); }} else {{ line('heat', 'x', value); }}");
        return run.Amount(0);
    }
}

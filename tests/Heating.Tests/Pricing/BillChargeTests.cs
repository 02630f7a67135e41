using PayHall.Heating.BillRuns;
using PayHall.Heating.Domain;
using PayHall.Heating.Domain.Pricing;
using PayHall.Heating.Tariffs;

namespace PayHall.Heating.Tests.Pricing;

/// <summary>How a bill run prices a household, or why it skips it (H-15).</summary>
public sealed class BillChargeTests
{
    [Theory]
    [InlineData("line('metered', '计量热费', 0.2 * consumption);")]
    [InlineData("if (vacant) { line('heat', '热力费', consumption); } else { line('heat', '热力费', 1); }")]
    [InlineData(null)]
    public void Without_a_reading_a_metered_tariff_skips_the_household(string? script)
    {
        var definition = Tariffs.Script("") with { Script = script, Metered = script is null ? new MeteredPrice(7.2m, 0.12m) : null };
        var skip = Charge(definition, out var row).ShouldNotBeNull();
        skip.Reason.ShouldBe(SkipReason.NoReading);
        skip.HouseholdId.ShouldBe(7);
        row.Lines.ShouldBeNull();
    }

    [Fact]
    public void A_tariff_that_asks_for_no_consumption_charges_the_household()
    {
        Charge(Tariffs.Script("line('heat', '热力费', unitPrice * chargedArea);"), out var row).ShouldBeNull();
        row.Charge.ShouldBe(240_000);
        row.Lines.ShouldBe("heat");
        row.TariffVersionId.ShouldBe(2);
    }

    [Fact]
    public void A_script_that_fails_skips_the_household_with_its_message()
    {
        var skip = Charge(Tariffs.Script("line('heat', 'x', 1 / (chargedArea - 100));"), out _).ShouldNotBeNull();
        skip.Reason.ShouldBe(SkipReason.PricingFailed);
        skip.Detail.ShouldNotBeNull().ToString().ShouldContain("第 1 行");
    }

    private static SkipRow? Charge(TariffDefinition definition, out BillRow row)
    {
        row = new BillRow { HouseholdId = 7, HeatedArea = 10_000, FloorArea = 12_000 };
        return new TariffCharges(1, 2, "JM", 1, CompiledTariff.Compile(definition)).Charge(ref row, new ChargeBuffer(), new DateOnly(2025, 9, 20));
    }
}

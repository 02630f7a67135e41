using PayHall.Errors;
using PayHall.Tenants.Domain;

namespace PayHall.Tenants.Tests;

/// <summary>Names, addresses, and what goes on and off together.</summary>
public sealed class DomainTests
{
    private static readonly FeatureSet Known = new(
    [
        new("Accounts", "A", "", [], IsTheme: false, StaysEnabled: true),
        new("Shop", "S", "", ["Accounts"], IsTheme: false, StaysEnabled: false),
        new("Shop.Export", "E", "", ["Shop"], IsTheme: false, StaysEnabled: false),
        new("Blue", "B", "", [], IsTheme: true, StaysEnabled: false),
        new("Red", "R", "", [], IsTheme: true, StaysEnabled: false),
    ]);

    [Theory]
    [InlineData("lingnan", true)]
    [InlineData("a", true)]
    [InlineData("a-1", true)]
    [InlineData("", false)]
    [InlineData("1a", false)]
    [InlineData("a-", false)]
    [InlineData("A", false)]
    [InlineData("a/b", false)]
    [InlineData("..", false)]
    [InlineData("a\n", false)]
    [InlineData("default", false)]
    [InlineData("healthz", false)]
    [InlineData("lib", false)]
    [InlineData("site", false)]
    [InlineData("abcdefghijklmnopqrstuvwxyz1234567", false)]
    public void Names_are_plain(string name, bool isGood)
    {
        var errors = new InputErrors();
        AddressRules.CheckName(errors, "name", name);
        errors.IsEmpty.ShouldBe(isGood);
    }

    [Theory]
    [InlineData("pay.example.cn", true)]
    [InlineData("pay.example.cn:8443", true)]
    [InlineData("*.example.cn", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("pay..cn", false)]
    [InlineData("pay.*.cn", false)]
    [InlineData("pay.cn/x", false)]
    [InlineData("pay.cn:port", false)]
    [InlineData("-pay.cn", false)]
    public void Hosts_are_host_names(string host, bool isGood)
    {
        var errors = new InputErrors();
        AddressRules.CheckHosts(errors, "hosts", [host]);
        errors.IsEmpty.ShouldBe(isGood);
    }

    [Theory]
    [InlineData("payhall_one", true)]
    [InlineData("", true)]
    [InlineData("public", false)]
    [InlineData("pg_catalog", false)]
    [InlineData("removed_20261126_x", false)]
    [InlineData("a\"b", false)]
    [InlineData("a-b", false)]
    public void Schemas_are_plain(string schema, bool isGood)
    {
        var errors = new InputErrors();
        AddressRules.CheckSchema(errors, "schema", schema);
        errors.IsEmpty.ShouldBe(isGood);
    }

    [Fact]
    public void What_a_feature_needs_goes_on_with_it()
        => Same(FeaturePlan.On(Known, [], "Shop.Export"), chosen: ["Shop.Export"], on: ["Accounts", "Shop", "Shop.Export"], off: []);

    [Fact]
    public void What_needs_a_feature_goes_off_with_it()
        => Same(FeaturePlan.Off(Known, ["Accounts", "Shop", "Shop.Export"], "Shop"), chosen: ["Accounts"], on: [], off: ["Shop", "Shop.Export"]);

    [Fact]
    public void What_was_only_needed_goes_off_with_the_last_that_needed_it()
        => Same(FeaturePlan.Off(Known, ["Accounts", "Shop.Export"], "Shop.Export"), chosen: ["Accounts"], on: [], off: ["Shop", "Shop.Export"]);

    [Fact]
    public void What_stays_on_is_chosen_by_name_once_nothing_needs_it()
        => Same(FeaturePlan.Off(Known, ["Shop"], "Shop"), chosen: ["Accounts"], on: [], off: ["Shop"]);

    [Fact]
    public void A_theme_takes_the_place_of_the_other()
        => Same(FeaturePlan.On(Known, ["Shop", "Blue"], "Red"), chosen: ["Shop", "Red"], on: ["Red"], off: ["Blue"]);

    [Fact]
    public void A_feature_that_the_host_does_not_have_can_be_taken_away()
        => Same(FeaturePlan.Off(Known, ["Shop", "Gone"], "Gone"), chosen: ["Shop"], on: [], off: ["Gone"]);

    private static void Same(FeaturePlan plan, string[] chosen, string[] on, string[] off)
    {
        plan.Chosen.ShouldBe(chosen, ignoreOrder: true);
        plan.GoOn.ShouldBe(on, ignoreOrder: true);
        plan.GoOff.ShouldBe(off, ignoreOrder: true);
    }
}

using PayHall.Platform.Modules;

namespace PayHall.Platform.Tests;

public sealed class FeatureGraphTests
{
    [Fact]
    public void Dependencies_come_first_and_once()
    {
        var graph = Graph(("A", ["B", "C"]), ("B", ["C"]), ("C", []));
        graph.Closure(["A", "C"]).Select(feature => feature.Id).ShouldBe(["C", "B", "A"]);
    }

    [Fact]
    public void An_unknown_feature_is_named()
        => Should.Throw<FeatureException>(() => Graph(("A", ["Missing"])).Closure(["A"])).Message.ShouldContain("A needs Missing");

    [Fact]
    public void A_circle_is_named()
        => Should.Throw<FeatureException>(() => Graph(("A", ["B"]), ("B", ["A"])).Closure(["A"])).Message.ShouldContain("A → B → A");

    [Fact]
    public void One_id_can_not_be_declared_twice()
        => Should.Throw<FeatureException>(() => Graph(("A", []), ("A", []))).Message.ShouldContain("declared twice");

    private static FeatureGraph Graph(params (string Id, string[] Dependencies)[] features)
        => new(features.Select(feature => new FeatureDescriptor(feature.Id, feature.Id, "", feature.Dependencies, typeof(FeatureGraphTests).Assembly, IsTheme: false)));
}

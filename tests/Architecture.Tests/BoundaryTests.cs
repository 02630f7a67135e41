using System.Reflection;
using System.Text.RegularExpressions;
using PayHall.Platform.Modules;

namespace PayHall.Architecture.Tests;

/// <summary>Who may know whom.</summary>
public sealed partial class BoundaryTests
{
    private static readonly ModuleCatalog Catalog = ModuleCatalog.FromHost(Assembly.Load("PayHall.Host"));

    [Fact]
    public void A_module_references_the_contracts_and_components_and_no_other_module()
    {
        Catalog.Assemblies.Count().ShouldBeGreaterThanOrEqualTo(6);
        foreach (var module in Catalog.Assemblies)
            ForbiddenReferences(module).ShouldBeEmpty(module.GetName().Name);
    }

    [Fact]
    public void A_planted_reference_to_another_module_is_found()
        => ForbiddenReferences(typeof(BoundaryTests).Assembly).ShouldContain("PayHall.Platform.Core");

    [Fact]
    public void The_kernel_knows_no_module()
        => ForbiddenReferences(typeof(ModuleCatalog).Assembly).ShouldBeEmpty();

    [Fact]
    public void A_modules_id_is_its_projects_name_and_its_area()
    {
        foreach (var module in Catalog.Graph.Features.Where(feature => feature.Assembly.GetTypes().Any(type => type.Name == "Startup") && !feature.Id.Contains('.')))
        {
            Directory.Exists(Path.Combine(Testing.Repository.Root, "src", "Modules", module.Id)).ShouldBeTrue(module.Id);
            foreach (var area in Directory.Exists(Path.Combine(Testing.Repository.Root, "src", "Modules", module.Id, "Areas"))
                ? Directory.EnumerateDirectories(Path.Combine(Testing.Repository.Root, "src", "Modules", module.Id, "Areas"))
                : [])
            {
                Path.GetFileName(area).ShouldBe(module.Id);
            }
        }
    }

    [Fact]
    public void Domain_code_is_pure()
    {
        var files = Sources.Find("*.cs").Where(file => file.Path.Contains("/Domain/", StringComparison.Ordinal)).ToList();
        files.ShouldNotBeEmpty();
        foreach (var (path, text) in files)
            Impurities(text).ShouldBeEmpty(path);
    }

    [Theory]
    [InlineData("using Microsoft.EntityFrameworkCore;")]
    [InlineData("using Microsoft.AspNetCore.Http;")]
    [InlineData("var text = File.ReadAllText(path);")]
    [InlineData("private readonly TimeProvider time;")]
    [InlineData("double amount = 1.5;")]
    public void A_planted_impurity_is_found(string line) => Impurities(line).ShouldNotBeEmpty();

    private static List<string> ForbiddenReferences(Assembly assembly)
    {
        var modules = Catalog.Assemblies.Select(module => module.GetName().Name).ToHashSet();
        return [.. assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => modules.Contains(name) || name == "PayHall.Platform.Core" || name == "PayHall.Host")
            .Where(name => name != assembly.GetName().Name)];
    }

    private static List<string> Impurities(string text) => [.. Impure().Matches(text).Select(match => match.Value)];

    // Pure C#: no web, no database, no files, no clock, no floating point for what may become money.
    [GeneratedRegex(@"using (Microsoft\.AspNetCore|Microsoft\.EntityFrameworkCore|Dapper|Npgsql|System\.Data|System\.IO|System\.Net)[\w.]*;|\bFile\.(Read|Write|Open)\w*|\bTimeProvider\b|\bTenantClock\b|\b(double|float) \w*(amount|price|fee|balance|total)\w*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Impure();
}

using System.Text.RegularExpressions;

namespace PayHall.Architecture.Tests;

/// <summary>Whatever is written to the audit trail has a name for people (I-13).</summary>
public sealed partial class AuditWordsTests
{
    [Fact]
    public void Every_action_that_is_recorded_has_a_name_in_its_modules_words()
    {
        var sources = Sources.Find("*.cs").ToList();
        var named = sources.SelectMany(file => Named().Matches(file.Text)).Select(match => match.Groups["action"].Value).ToHashSet(StringComparer.Ordinal);
        var recorded = sources.SelectMany(file => Actions(file.Text).Select(action => (file.Path, Action: action))).ToList();
        recorded.Count.ShouldBeGreaterThan(40);
        recorded.Where(row => !IsNamed(row.Action, named)).Select(row => $"{row.Path}: {row.Action}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""new AuditEntry("Identity.NeverNamed", "account:" + name)""")]
    [InlineData("""new AuditEntry(isNew ? "Heating.Planted" : "Heating.OwnerSaved", "x")""")]
    [InlineData("""Entry(user) with { Action = "Heating.Planted" }""")]
    public void A_planted_action_without_a_name_is_found(string code)
        => Actions(code).ShouldContain(action => !IsNamed(action, new HashSet<string> { "Heating.OwnerSaved" }));

    /// <summary>The literals of the first argument.</summary>
    private static IEnumerable<string> Actions(string source)
        => Recorded().Matches(source).SelectMany(match => Literal().Matches(match.Groups["first"].Value)).Select(match => match.Groups["text"].Value);

    // A literal to which something is added stands for all that begin with it.
    private static bool IsNamed(string action, HashSet<string> named) => named.Contains(action) || named.Any(name => name.StartsWith(action, StringComparison.Ordinal));

    [GeneratedRegex(@"(?:new AuditEntry\(\s*|\bAction = )(?<first>[^,}]+)[,}]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Recorded();

    [GeneratedRegex(@"""(?<text>[A-Z]\w+\.\w+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\[""(?<action>[A-Z]\w+\.\w+)""\] = ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}

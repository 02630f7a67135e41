using System.Net;
using System.Text;
using PayHall.Testing;

namespace PayHall.Host.Tests.AccessMatrix;

/// <summary>
/// Every page handler and endpoint, called by everybody. What each may do stands in a file that people read and agree to;
/// a route that is new, gone, opened or closed differs from it. <c>PAYHALL_ACCEPT_MATRIX=1</c> writes what is into the file, for review.
/// </summary>
public sealed class AccessMatrixTests
{
    private const string Missing = "999999";

    [Theory]
    [InlineData("exchange")]
    [InlineData("heating-company")]
    [InlineData(Site.Platform)]
    public async Task Who_may_call_what_is_what_the_matrix_says(string recipe)
    {
        await using var site = await Site.StartAsync(recipe);
        var calls = await RouteCall.OfAsync(site.Host, site.Tenant);
        var actual = await WalkAsync(site, calls);

        var file = FileOf(recipe);
        if (Environment.GetEnvironmentVariable("PAYHALL_ACCEPT_MATRIX") == "1")
            await File.WriteAllTextAsync(file, actual);
        var agreed = await File.ReadAllTextAsync(file);
        Difference(agreed, actual).ShouldBeEmpty("The routes and who may call them differ from " + Path.GetFileName(file));
    }

    [Theory]
    [InlineData("exchange")]
    [InlineData("heating-company")]
    [InlineData(Site.Platform)]
    public void Nobody_from_outside_may_do_more_than_anyone(string recipe)
    {
        var lines = File.ReadAllLines(FileOf(recipe));
        var columns = lines[0].Split('|').Select(cell => cell.Trim()).ToList();
        var (anyone, cookie, token) = (columns.IndexOf("Anonymous"), columns.IndexOf("NeighboursCookie"), columns.IndexOf("NeighboursToken"));
        lines.Length.ShouldBeGreaterThan(30);
        foreach (var cells in lines.Skip(1).Select(line => line.Split('|').Select(cell => cell.Trim()).ToList()))
        {
            cells[cookie].ShouldBe(cells[anyone], cells[0]);
            cells[token].ShouldBe(cells[anyone], cells[0]);
        }
    }

    /// <summary>A page of a feature that none of the three sites has would stand in no matrix.</summary>
    [Fact]
    public void Every_page_of_every_module_stands_in_a_matrix()
    {
        var rows = new[] { "exchange", "heating-company", Site.Platform }.SelectMany(site => File.ReadAllLines(FileOf(site))).Select(line => line.Split('|')[0]).ToList();
        var pages = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Modules"), "*.cshtml", SearchOption.AllDirectories)
            .Select(file => (File: file, Head: File.ReadLines(file).First()))
            .Where(page => page.Head.StartsWith("@page", StringComparison.Ordinal))
            .Select(page => RouteOf(page.File, page.Head["@page".Length..].Trim().Trim('"')))
            .ToList();
        pages.Count.ShouldBeGreaterThan(60);
        pages.Where(route => !rows.Exists(row => row.StartsWith("GET    " + route + " ", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    private static string RouteOf(string file, string template)
    {
        if (template.StartsWith('/'))
            return template;
        var parts = Path.ChangeExtension(file, null).Split(Path.DirectorySeparatorChar);
        var area = Array.LastIndexOf(parts, "Areas");
        return string.Join('/', [parts[area + 1], .. parts[(area + 3)..], .. template.Length == 0 ? Array.Empty<string>() : [template]]);
    }

    private static string FileOf(string recipe) => Path.Combine(Repository.Root, "tests", "Host.Tests", "AccessMatrix", recipe + ".txt");

    private static async Task<string> WalkAsync(Site site, List<RouteCall> calls)
    {
        var text = new StringBuilder();
        var width = calls.Max(call => call.Name.Length);
        text.Append("Route".PadRight(width)).Append(" | ").AppendJoin(" | ", site.Visitors.Select(visitor => visitor.Name)).Append('\n');
        foreach (var call in calls)
        {
            text.Append(call.Name.PadRight(width));
            foreach (var visitor in site.Visitors)
            {
                // Signing out would end the walk; that it takes a session is seen by who has none.
                var skipped = call is { Method: "POST", Route: "Identity/SignOut" } && visitor.Name is not ("Anonymous" or "NeighboursCookie" or "NeighboursToken");
                var cell = skipped ? "·" : await TryAsync(visitor, call) ? "–" : "yes";
                text.Append(" | ").Append(cell.PadRight(visitor.Name.Length));
            }

            text.Length -= text.ToString().Length - text.ToString().TrimEnd().Length;
            text.Append('\n');
        }

        return text.ToString();
    }

    private static async Task<bool> TryAsync(Visitor visitor, RouteCall call)
    {
        using var answer = await visitor.CallAsync(call, name => name == "culture" ? "zh-CN" : Missing);
        ((int)answer.StatusCode).ShouldBeLessThan(500, call.Name + " as " + visitor.Name + ": " + await answer.Content.ReadAsStringAsync());
        answer.StatusCode.ShouldNotBe(HttpStatusCode.TooManyRequests, call.Name);
        return Visitor.IsRefusal(answer);
    }

    private static List<string> Difference(string agreed, string actual)
    {
        var (before, now) = (agreed.Split('\n'), actual.Split('\n'));
        return [.. before.Except(now).Select(line => "- " + line), .. now.Except(before).Select(line => "+ " + line)];
    }
}

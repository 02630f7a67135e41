using System.Net;
using System.Text;
using PayHall.Host.Tests.AccessMatrix;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Host.Tests.RecordMatrix;

/// <summary>
/// Every input of every page handler and endpoint that can name a record is tried with a real one of another member or station, by
/// somebody who holds every permission but not the scope: it is not there for them, and nothing changes (I-10).
/// </summary>
public sealed class RecordMatrixTests
{
    /// <summary>What is not there for the tenant's administrator either, or no more.</summary>
    private static readonly Dictionary<string, string> NotForRoot = new(StringComparer.Ordinal)
    {
        ["POST   Identity/Accounts/Details?handler=EndSession"] = "the account's sessions have ended with its password, which was reset before",
        ["POST   Identity/My?handler=EndSession"] = "one's own sessions are listed there, an account's on its own page",
        ["POST   Identity/My/Notifications?handler=Open"] = "a message is its reader's alone",
        ["POST   Identity/My/Notifications?handler=Read"] = "a message is its reader's alone",
        ["POST   Identity/My/Tokens?handler=Revoke"] = "an app is its owner's alone",
        ["POST   api/settlement/payments/{id}/review"] = "a payment is reviewed by the payer's own people alone",
        ["DELETE api/identity/accounts/{userName}"] = "the page has deleted it before",
        ["DELETE api/identity/accounts/{userName}/sessions"] = "the page has deleted the account before",
        ["DELETE api/identity/clients/{clientId}"] = "the page has deleted it before",
        ["DELETE api/identity/roles/{id:long}"] = "the page has deleted it before",
        ["DELETE api/heating/tariffs/{number}"] = "the page has deleted it before",
    };

    [Theory]
    [InlineData("exchange")]
    [InlineData("heating-company")]
    [InlineData(Site.Platform)]
    public async Task Every_input_that_could_name_a_record_has_a_sample_or_names_none_on_purpose(string recipe)
    {
        var calls = await CallsAsync(recipe);
        var unknown = calls
            .SelectMany(call => call.Inputs.Where(input => input.CouldBeIdentifier && !RecordSamples.Knows(call, input.Name)).Select(input => $"{RecordSamples.RouteOf(call)} {input.Name}"))
            .Distinct().Order(StringComparer.Ordinal).ToList();
        unknown.ShouldBeEmpty("Say in tests/Host.Tests/RecordMatrix/NamedInputs.cs which record each names (and make one in both parts of the site), or in UnnamedInputs.cs that it names none");
    }

    /// <summary>An entry that outlives its route or input would speak for the next one of that name, unread.</summary>
    [Fact]
    public async Task Every_entry_of_the_lists_speaks_of_an_input_that_is_there()
    {
        var entries = new HashSet<string>(StringComparer.Ordinal);
        foreach (var recipe in new[] { "exchange", "heating-company", Site.Platform })
            entries.UnionWith((await CallsAsync(recipe)).SelectMany(call => call.Inputs.SelectMany(input => RecordSamples.Entries(call, input.Name))));
        NamedInputs.All.Keys.Concat(UnnamedInputs.All.Keys).Concat(NamedInputs.Bodies.Keys).Except(entries).Order(StringComparer.Ordinal)
            .ShouldBeEmpty("Take these out of NamedInputs.cs or UnnamedInputs.cs");
    }

    [Theory]
    [InlineData("exchange", DatabaseProvider.Sqlite)]
    [InlineData("exchange", DatabaseProvider.PostgreSql)]
    [InlineData("heating-company", DatabaseProvider.Sqlite)]
    [InlineData("heating-company", DatabaseProvider.PostgreSql)]
    public async Task A_record_of_another_member_or_station_is_not_there_and_stays_as_it_is(string recipe, DatabaseProvider database)
    {
        await using var site = await RecordSite.StartAsync(recipe, database);
        var tries = Tries(await RouteCall.OfAsync(site.Host, RecordSite.Tenant));
        tries.Count.ShouldBeGreaterThan(50);
        var intruder = new RecordCaller(site.Intruder, site);
        var faults = new StringBuilder();
        var state = await DatabaseState.ReadAsync(site.Host, RecordSite.Tenant);
        foreach (var (call, input) in tries)
        {
            var (status, text) = await intruder.CallAsync(call, input);
            var now = await DatabaseState.ReadAsync(site.Host, RecordSite.Tenant);
            if (Fault(call, input, status, text, now.ChangesSince(state)) is { } fault)
                faults.Append(call.Name).Append(" · ").Append(input.Name).Append(": ").AppendLine(fault);
            state = now;
        }

        faults.ToString().ShouldBeEmpty();
    }

    /// <summary>What was refused above was refused for want of scope: the same records are there for the tenant's administrator.</summary>
    [Theory]
    [InlineData("exchange")]
    [InlineData("heating-company")]
    public async Task The_same_records_are_there_for_somebody_whose_scope_is_everything(string recipe)
    {
        await using var site = await RecordSite.StartAsync(recipe, DatabaseProvider.Sqlite);
        var tries = Tries(await RouteCall.OfAsync(site.Host, RecordSite.Tenant));
        var root = new RecordCaller(site.Root, site, isAllForeign: true);
        var missing = new StringBuilder();
        var asked = tries.Where(attempt => RecordSamples.Find(attempt.Call, attempt.Input.Name)!.Use == RecordUse.Subject && !NotForRoot.ContainsKey(attempt.Call.Name));
        foreach (var (call, input) in asked.DistinctBy(attempt => attempt.Call.Name).OrderBy(attempt => Removes(attempt.Call)))
        {
            var (status, _) = await root.CallAsync(call, input);
            if (status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized)
                missing.Append(call.Name).Append(" · ").Append(input.Name).Append(": ").AppendLine(status.ToString());
        }

        missing.ToString().ShouldBeEmpty();
    }

    private static async Task<List<RouteCall>> CallsAsync(string recipe)
    {
        await using var host = await TestHost.StartAsync(settings: [("Identity:PasswordIterations", "1000")]);
        var tenant = recipe == Site.Platform ? TenantSettings.DefaultName : "one";
        await host.CreateTenantAsync(tenant, recipe);
        return [.. RecordSamples.Calls(await RouteCall.OfAsync(host, tenant))];
    }

    private static List<(RouteCall Call, RouteInput Input)> Tries(IEnumerable<RouteCall> calls)
        => [.. RecordSamples.Calls(calls).SelectMany(call => call.Inputs.Where(input => IsTried(call, input)).Select(input => (call, input)))];

    // What narrows a list comes along with posts from it as well, and is not read there.
    private static bool IsTried(RouteCall call, RouteInput input)
        => RecordSamples.Find(call, input.Name) is { } sample && (call.Method == "GET" || sample.Use != RecordUse.Filter);

    private static int Removes(RouteCall call) => call switch
    {
        { Method: "GET" } => 0,
        _ when call.Name.Contains("Delete", StringComparison.OrdinalIgnoreCase) || call.Name.Contains("Remove", StringComparison.Ordinal) => 2,
        _ => 1,
    };

    private static string? Fault(RouteCall call, RouteInput input, HttpStatusCode status, string text, IReadOnlyList<string> changes)
    {
        // That somebody exported is on record, whatever the file holds.
        var unexpected = changes.Where(table => call.Handler != "Export" || table != "identity_audit").ToList();
        if (unexpected.Count > 0)
            return $"{status}, and it changed {string.Join(", ", unexpected)}";
        if ((int)status >= 500)
            return $"{status} {text}";
        if (text.Contains(RecordSite.Mark, StringComparison.Ordinal))
        {
            var at = text.IndexOf(RecordSite.Mark, StringComparison.Ordinal);
            return $"{status}, and it says: …{text[Math.Max(0, at - 80)..Math.Min(text.Length, at + 40)]}…";
        }

        if (RecordSamples.Find(call, input.Name)!.Use == RecordUse.Subject && status != HttpStatusCode.NotFound)
            return $"{status} instead of 404";
        return status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? $"{status}: the permission was missing, not the scope" : null;
    }
}

using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PayHall.Host.Tests.AccessMatrix;
using PayHall.Testing;

namespace PayHall.Host.Tests.RecordMatrix;

/// <summary>Makes calls that name the intruder's own records throughout, but for one input, which names the other part's.</summary>
internal sealed partial class RecordCaller(HttpClient client, RecordSite site, bool isAllForeign = false)
{
    private const string TokenField = "__RequestVerificationToken";

    /// <summary>The answer to the call with the other part's record in that one input.</summary>
    public async Task<(HttpStatusCode Status, string Text)> CallAsync(RouteCall call, RouteInput target)
    {
        string Value(string input) => RecordSamples.Find(call, input) is not { } sample ? "zh-CN" : input == target.Name ? sample.Foreign(site) : Subject(sample);
        var address = call.Address(Value);
        using var answer = call switch
        {
            { IsPage: true, Method: "POST" } => await PostAsync(call, target, address),
            { Method: "GET" } => await client.GetAsync(address + Query(call, target, address.Contains('?', StringComparison.Ordinal) ? '&' : '?')),
            _ => await RecordSite.SendJsonAsync(client, new HttpMethod(call.Method), address, Body(call, target), call.Name + target.Name),
        };
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, WebUtility.HtmlDecode(Escaped().Replace(text, match => ((char)Convert.ToInt32(match.Groups["code"].Value, 16)).ToString())));
    }

    // Somebody for whom the other part's records are there names them throughout, so that they fit together.
    private string Subject(RecordSample sample) => isAllForeign ? sample.Foreign(site) : sample.Own(site);

    private string Query(RouteCall call, RouteInput target, char separator)
    {
        var query = OwnStrict(call).Where(pair => pair.Key != target.Name).ToDictionary();
        if (target.Place == RouteInputPlace.Query)
            query[target.Name] = RecordSamples.Find(call, target.Name)!.Foreign(site);
        if (call.Handler == "Export")
            query["format"] = "csv";
        Add(query, RecordSamples.Beside(call, target.Name));
        return query.Count == 0 ? "" : separator + string.Join('&', query.Select(pair => pair.Key + "=" + Uri.EscapeDataString(pair.Value)));
    }

    private async Task<HttpResponseMessage> PostAsync(RouteCall call, RouteInput target, string address)
    {
        var form = await FormAsync(call);
        foreach (var (name, value) in OwnStrict(call))
            form[name] = value;
        Add(form, RecordSamples.Beside(call, target.Name));
        if (target.Place == RouteInputPlace.Form)
            form[target.Name] = RecordSamples.Find(call, target.Name)!.Foreign(site);
        return await client.PostAsync(address, new FormUrlEncodedContent(form));
    }

    /// <summary>What the page itself would send for the intruder's own record.</summary>
    private async Task<Dictionary<string, string>> FormAsync(RouteCall call)
    {
        var own = (call with { Method = "GET", Handler = "" }).Address(name => Subject(RecordSamples.Find(call, name)!));
        var query = string.Join('&', OwnStrict(call).Select(pair => pair.Key + "=" + Uri.EscapeDataString(pair.Value)));
        foreach (var page in new[] { own + "?" + query, "Identity/ChangePassword" })
        {
            using var answer = await client.GetAsync(page);
            if (answer.StatusCode != HttpStatusCode.OK)
                continue;
            var form = await SignInForm.FieldsAsync(await answer.Content.ReadAsStringAsync(), "body");
            if (form.ContainsKey(TokenField))
                return form;
        }

        throw new InvalidOperationException("There is no form for " + call.Name);
    }

    /// <summary>What the page is about, with the intruder's own records.</summary>
    private Dictionary<string, string> OwnStrict(RouteCall call)
        => call.Inputs.Where(input => input.Place is RouteInputPlace.Query or RouteInputPlace.Form && RecordSamples.Find(call, input.Name) is { Use: RecordUse.Subject })
            .ToDictionary(input => input.Name, input => Subject(RecordSamples.Find(call, input.Name)!), StringComparer.Ordinal);

    private static void Add(Dictionary<string, string> values, IEnumerable<(string Name, string? Value)> more)
    {
        foreach (var (name, value) in more)
        {
            values.Remove(name);
            if (value is not null)
                values[name] = value;
        }
    }

    private string? Body(RouteCall call, RouteInput target)
    {
        if (RecordSamples.Body(call) is not { } body)
            return null;
        var json = JsonNode.Parse(Placeholder().Replace(body, match => site.Records[match.Groups["kind"].Value].Own))!.AsObject();
        if (target.Place == RouteInputPlace.Json)
        {
            var path = target.Name.Split('.');
            var parent = path[..^1].Aggregate(json, (node, name) => node[name]!.AsObject());
            var text = RecordSamples.Find(call, target.Name)!.Foreign(site);
            var foreign = target.Type == typeof(long) ? JsonValue.Create(long.Parse(text, System.Globalization.CultureInfo.InvariantCulture)) : JsonValue.Create(text);
            parent[path[^1]] = parent[path[^1]] is JsonArray ? new JsonArray(foreign) : foreign;
        }

        return json.ToJsonString();
    }

    [GeneratedRegex(@"\\u(?<code>[0-9A-Fa-f]{4})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escaped();

    [GeneratedRegex(@"«(?<kind>\w+)»", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}

using PayHall.Host.Tests.AccessMatrix;

namespace PayHall.Host.Tests.RecordMatrix;

/// <summary>
/// Looks up what an input names. A new input of a page or endpoint that could be an identifier belongs into one of two lists:
/// <see cref="NamedInputs"/> with a kind of <see cref="RecordSite.Records"/>, or <see cref="UnnamedInputs"/> with the reason why it names none.
/// </summary>
internal static class RecordSamples
{
    /// <summary>The route without the name that a folder's first page may also be called by.</summary>
    public static string RouteOf(RouteCall call) => call.Route.EndsWith("/Index", StringComparison.Ordinal) ? call.Route[..^"/Index".Length] : call.Route;

    /// <summary>Each call once, though a folder's first page answers at two addresses.</summary>
    public static IEnumerable<RouteCall> Calls(IEnumerable<RouteCall> calls) => calls.Where(call => !call.Route.EndsWith("/Index", StringComparison.Ordinal));

    /// <summary>True if somebody said what the input names, or that it names nothing.</summary>
    public static bool Knows(RouteCall call, string input) => Find(call, input) is not null || Unnamed(call, input);

    /// <summary>Every entry of the lists that may speak of the input.</summary>
    public static IEnumerable<string> Entries(RouteCall call, string input)
        => [Key(call, input), RouteOf(call) + " " + input, RouteOf(call) + " *", input, Key(call, "").TrimEnd()];

    /// <summary>The sample of an input, or null for one that names no record.</summary>
    public static RecordSample? Find(RouteCall call, string input)
    {
        if (UnnamedInputs.All.ContainsKey(Key(call, input)))
            return null;
        var kind = NamedInputs.All.GetValueOrDefault(Key(call, input)) ?? NamedInputs.All.GetValueOrDefault(RouteOf(call) + " " + input);
        return kind is null ? null : RecordSample.Read(kind);
    }

    /// <summary>The JSON body of a call, with the intruder's own records in «kind».</summary>
    public static string? Body(RouteCall call) => NamedInputs.Bodies.GetValueOrDefault(Key(call, "").TrimEnd());

    /// <summary>What a form or query must hold as well for the input to be looked at; a null takes a value away.</summary>
    public static IEnumerable<(string Name, string? Value)> Beside(RouteCall call, string input)
        => NamedInputs.Companions.GetValueOrDefault(Key(call, input)) ?? NamedInputs.Companions.GetValueOrDefault(RouteOf(call) + " " + input) ?? [];

    private static bool Unnamed(RouteCall call, string input)
        => UnnamedInputs.All.ContainsKey(Key(call, input)) || UnnamedInputs.All.ContainsKey(RouteOf(call) + " " + input)
            || UnnamedInputs.All.ContainsKey(RouteOf(call) + " *") || UnnamedInputs.All.ContainsKey(input);

    // As the matrix writes a call, with one space after the method.
    private static string Key(RouteCall call, string input)
        => $"{call.Method} {RouteOf(call)}{(call.Handler.Length == 0 ? "" : "?handler=" + call.Handler)} {input}";
}

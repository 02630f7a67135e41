namespace PayHall.Tenants.Domain;

/// <summary>What follows when a feature is switched: some go with it, because they need it or are needed by it.</summary>
/// <param name="Chosen">The features to be chosen by name afterwards.</param>
/// <param name="GoOn">Ids of the features that are on afterwards and not before.</param>
/// <param name="GoOff">Ids of the features that are on before and not afterwards.</param>
internal sealed record FeaturePlan(IReadOnlyList<string> Chosen, IReadOnlyList<string> GoOn, IReadOnlyList<string> GoOff)
{
    /// <summary>Switches a feature on, with what it needs; a theme takes the place of the one so far.</summary>
    public static FeaturePlan On(FeatureSet known, IReadOnlyList<string> chosen, string id)
    {
        ArgumentNullException.ThrowIfNull(known);
        var themes = known.Closure([id]).Where(known.IsTheme).ToList();
        var kept = themes.Count == 0 ? chosen : [.. chosen.Where(other => !known.Closure([other]).Any(feature => known.IsTheme(feature) && !themes.Contains(feature)))];
        return Of(known, chosen, [.. kept, id]);
    }

    /// <summary>Switches a feature off, with all that needs it.</summary>
    public static FeaturePlan Off(FeatureSet known, IReadOnlyList<string> chosen, string id)
    {
        ArgumentNullException.ThrowIfNull(known);
        return Of(known, chosen, [.. chosen.Where(other => other != id && !known.Closure([other]).Contains(id))]);
    }

    /// <summary>What stays on in any case must be chosen by name where it was only needed by what goes.</summary>
    private static FeaturePlan Of(FeatureSet known, IReadOnlyList<string> before, IReadOnlyList<string> wanted)
    {
        var was = known.Closure(before);
        var staying = was.Where(known.StaysEnabled).Except(known.Closure(wanted), StringComparer.Ordinal);
        IReadOnlyList<string> chosen = [.. wanted.Concat(staying).Distinct(StringComparer.Ordinal)];
        var becomes = known.Closure(chosen);
        return new FeaturePlan(chosen, [.. becomes.Except(was, StringComparer.Ordinal)], [.. was.Except(becomes, StringComparer.Ordinal)]);
    }
}

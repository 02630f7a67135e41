using PayHall.Security;

namespace PayHall.Identity.Rights;

/// <summary>Whose data an account sees.</summary>
/// <param name="Scope">The data scope that decides each of its requests.</param>
/// <param name="Sources">What it is made of, the widest first.</param>
/// <param name="Units">Names of the units within it that whoever asks may see, in tree order; none where it is without limit.</param>
internal sealed record RightsReach(DataScope Scope, IReadOnlyList<ReachSource> Sources, IReadOnlyList<string> Units)
{
    /// <summary>How many units within it lie beyond the data scope of whoever asks.</summary>
    public int Hidden => Scope.Units.Count - Units.Count;
}

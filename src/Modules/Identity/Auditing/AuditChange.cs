namespace PayHall.Identity.Auditing;

/// <summary>A field of a state before and after, in words.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Before">What it was; empty where there was nothing.</param>
/// <param name="After">What it became; empty where nothing is left.</param>
internal sealed record AuditChange(string Field, string Before, string After)
{
    /// <summary>True if the two differ.</summary>
    public bool IsChanged => Before != After;
}

namespace PayHall.Identity.Roles;

/// <summary>The accounts that have a role, and so are touched when it changes.</summary>
/// <param name="First">Those within the data scope of whoever asks by user name, as many as fit beside the form.</param>
/// <param name="Seen">How many there are within that data scope.</param>
/// <param name="Beyond">How many more there are outside of it: a change touches them too, but whose they are isn't told.</param>
internal sealed record RoleAccounts(IReadOnlyList<RoleAccount> First, int Seen, int Beyond)
{
    /// <summary>A role that nobody has yet.</summary>
    public static readonly RoleAccounts None = new([], 0, 0);

    /// <summary>How many there are in all.</summary>
    public int All => Seen + Beyond;
}

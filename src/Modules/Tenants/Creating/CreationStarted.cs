namespace PayHall.Tenants.Creating;

/// <summary>A tenant is being made.</summary>
/// <param name="Id">Id of the making.</param>
/// <param name="Name">Technical name of the tenant.</param>
/// <param name="Administrator">Sign-in name of its administrator.</param>
/// <param name="Password">The first password, to be shown once.</param>
internal sealed record CreationStarted(long Id, string Name, string Administrator, string Password)
{
    /// <inheritdoc />
    public override string ToString() => Name;
}

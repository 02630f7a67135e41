namespace PayHall.Organizations;

/// <summary>The administrator with which a new tenant begins.</summary>
/// <param name="UserName">Sign-in name.</param>
/// <param name="Password">The first password, to be changed at the first sign-in. A secret: never logged or stored as it is.</param>
public sealed record AdministratorDraft(string UserName, string Password)
{
    /// <inheritdoc />
    public override string ToString() => UserName;
}

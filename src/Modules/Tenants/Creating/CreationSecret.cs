namespace PayHall.Tenants.Creating;

/// <summary>What the making of a tenant needs and nobody may read.</summary>
/// <param name="Password">The administrator's first password.</param>
/// <param name="ConnectionString">PostgreSQL: the server; or empty.</param>
internal sealed record CreationSecret(string Password, string ConnectionString)
{
    /// <inheritdoc />
    public override string ToString() => "secret";
}

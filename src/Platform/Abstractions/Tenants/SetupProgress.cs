namespace PayHall.Tenants;

/// <summary>How far the making of a tenant is.</summary>
/// <param name="Done">Steps done.</param>
/// <param name="Total">Steps in all.</param>
/// <param name="Step">The step that begins: <see cref="Database"/>, <see cref="Administrator"/>, or the name of a step of the recipe.</param>
public sealed record SetupProgress(int Done, int Total, string Step)
{
    /// <summary>The database is made and the tenant started.</summary>
    public const string Database = "database";

    /// <summary>The administrator's account is made.</summary>
    public const string Administrator = "administrator";
}

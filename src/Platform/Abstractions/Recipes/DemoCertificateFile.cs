namespace PayHall.Recipes;

/// <summary>A certificate file of a demo person.</summary>
/// <param name="UserName">Sign-in name of the person.</param>
/// <param name="Password">The file's password.</param>
public sealed record DemoCertificateFile(string UserName, string Password)
{
    /// <summary>The file's path below the data folder; given when it is recorded.</summary>
    public string File { get; init; } = "";
}

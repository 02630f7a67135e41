namespace PayHall.Recipes;

/// <summary>
/// Hands the random first passwords that a recipe gave to its people to whoever started the host: once, on its console, and nowhere
/// else. They must be changed at the first sign-in.
/// </summary>
public interface IFirstPasswords
{
    /// <summary>Keeps a password until the setup is done.</summary>
    void Hand(string userName, string password);
}

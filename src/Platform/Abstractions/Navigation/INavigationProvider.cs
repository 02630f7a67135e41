namespace PayHall.Navigation;

/// <summary>Adds a feature's entries to a menu; in every module the class is <c>AdminMenu</c>.</summary>
public interface INavigationProvider
{
    /// <summary>Adds entries. Entries whose permission the user lacks are dropped, and groups without entries with them.</summary>
    void Build(NavigationBuilder builder);
}

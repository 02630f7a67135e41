namespace PayHall.Navigation;

/// <summary>A number beside a menu entry: what waits for the user there, within the user's data scope.</summary>
public interface INavigationCounter
{
    /// <summary>The key that menu entries name.</summary>
    string Key { get; }

    /// <summary>True if the number means work that waits for this user (shown in the warning colour).</summary>
    bool IsUrgent { get; }

    /// <summary>The number; null or 0 shows nothing.</summary>
    Task<int> CountAsync(CancellationToken cancellationToken);
}

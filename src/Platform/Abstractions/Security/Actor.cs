namespace PayHall.Security;

/// <summary>A signed-in person or an authenticated machine client.</summary>
/// <param name="Id">Stable id: the account's id, or <c>client:</c> + client id.</param>
/// <param name="UserName">Sign-in name or client id.</param>
/// <param name="DisplayName">Name for people.</param>
/// <param name="UnitId">The organisation unit to which it belongs.</param>
/// <param name="IsPerson">False for machine clients, which may never do what asks for a person (review, payment password).</param>
public sealed record Actor(string Id, string UserName, string DisplayName, long UnitId, bool IsPerson)
{
    /// <summary>Unit and roles for the header of the page, e.g. 财务科 · 货款经办; empty: the user name is shown.</summary>
    public string Title { get; init; } = "";
}

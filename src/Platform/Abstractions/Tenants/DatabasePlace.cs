namespace PayHall.Tenants;

/// <summary>What is where a new tenant's data is to go.</summary>
public enum DatabasePlace
{
    /// <summary>Nothing: it can be made there.</summary>
    Free,

    /// <summary>Something that holds or may hold data.</summary>
    Taken,

    /// <summary>Nobody knows: the address is malformed, the server does not answer or does not let us in.</summary>
    Unreachable,
}

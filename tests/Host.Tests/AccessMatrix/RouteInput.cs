namespace PayHall.Host.Tests.AccessMatrix;

/// <summary>One value that a call reads from a request.</summary>
/// <param name="Name">Name as it stands in the route, the query, the form or the JSON body; parts of a nested one joined by points.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Type">What it is read as.</param>
internal sealed record RouteInput(string Name, RouteInputPlace Place, Type Type)
{
    /// <summary>False for what can't name a record: a yes or no, one of a few words, a day, a sum, a file.</summary>
    public bool CouldBeIdentifier => Type == typeof(string) || Type == typeof(long) || Type == typeof(int) || Type == typeof(short) || Type == typeof(Guid);
}

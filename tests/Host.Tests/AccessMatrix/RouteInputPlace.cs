namespace PayHall.Host.Tests.AccessMatrix;

/// <summary>Where a value stands in a request.</summary>
internal enum RouteInputPlace
{
    Route,
    Query,
    Form,
    Json,
}

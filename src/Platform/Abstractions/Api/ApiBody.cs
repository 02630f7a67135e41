namespace PayHall.Api;

/// <summary>
/// The body of an endpoint that reads its request itself; metadata for the description of the API (P-13). It describes and does not
/// bind: what is accepted is what <see cref="JsonInput"/> reads, and a test holds the two against each other.
/// </summary>
/// <param name="Type">A type with the body's fields; those that must be there are <c>required</c>.</param>
/// <param name="ContentType">How it is written.</param>
/// <param name="IsOptional">True if the body may be left out.</param>
public sealed record ApiBody(Type Type, string ContentType = "application/json", bool IsOptional = false);

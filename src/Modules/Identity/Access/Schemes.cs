namespace PayHall.Identity.Access;

/// <summary>Names of the authentication schemes.</summary>
internal static class Schemes
{
    /// <summary>Chooses between the others: a request with a bearer token is judged by it alone.</summary>
    public const string Any = "PayHall";

    /// <summary>The sign-in cookie.</summary>
    public const string Cookie = "PayHall.Cookie";

    /// <summary>The cookie between the two steps of a sign-in; it opens nothing by itself.</summary>
    public const string SecondStep = "PayHall.SecondStep";

    /// <summary>Bearer tokens of people's apps and machine clients.</summary>
    public const string Bearer = "Bearer";
}

namespace PayHall.Identity.Access;

/// <summary>Names of the claims in cookies and tokens. They only name the session or client; everything else is read with each request.</summary>
internal static class Claims
{
    /// <summary>Id of a session.</summary>
    public const string Session = "sid";

    /// <summary>Id of a machine client.</summary>
    public const string Client = "client_id";

    /// <summary>Version of the machine client when the token was issued.</summary>
    public const string ClientVersion = "ver";

    /// <summary>Id of a machine client's token, by which it can be taken back.</summary>
    public const string TokenId = "jti";

    /// <summary>Scope to which a client's token was narrowed: names separated by blanks; absent: all that it was granted.</summary>
    public const string Scope = "scope";

    /// <summary>The account's security stamp between the two steps of a sign-in.</summary>
    public const string Stamp = "stamp";

    /// <summary>The name for people; antiforgery ties its tokens to it.</summary>
    public const string Name = "name";

    /// <summary>The subject's id; antiforgery ties its tokens to it.</summary>
    public const string Subject = "sub";
}

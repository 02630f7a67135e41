namespace PayHall.Identity.Domain;

/// <summary>Why an app's tokens ended before their time.</summary>
internal static class TokenFamilyEnds
{
    /// <summary>The person took them back on the page of their apps.</summary>
    public const string Revoked = nameof(Revoked);

    /// <summary>The app itself gave them back (RFC 7009).</summary>
    public const string GivenBack = nameof(GivenBack);

    /// <summary>The person signed out of the session from which they were made.</summary>
    public const string SignedOut = nameof(SignedOut);

    /// <summary>A refresh token came a second time: somebody else has a copy of it.</summary>
    public const string Reused = nameof(Reused);
}

namespace PayHall.Identity.Tokens;

/// <summary>Why a token request was refused, for the audit trail alone: whoever asks is told less.</summary>
internal enum TokenRefusal
{
    /// <summary>There is no such client.</summary>
    UnknownClient,

    /// <summary>None of the client's secrets that are good today.</summary>
    WrongSecret,

    /// <summary>The secret was right, the client is disabled.</summary>
    ClientDisabled,

    /// <summary>The secret was right, the client's last day is over.</summary>
    ClientNotValid,

    /// <summary>There is no such refresh token.</summary>
    UnknownToken,

    /// <summary>The refresh token came a second time: somebody copied it.</summary>
    Reused,

    /// <summary>The refresh token's app was ended, has expired, or its person may not sign in.</summary>
    TokenEnded,
}

namespace PayHall.Identity.Tokens;

/// <summary>A token request was refused; answered as RFC 6749 section 5.2 says.</summary>
/// <param name="error">The error's name.</param>
/// <param name="description">What is wrong, in English.</param>
internal sealed class TokenRequestException(string error, string description) : Exception(description)
{
    /// <summary>Wrong id or secret.</summary>
    public const string InvalidClient = "invalid_client";

    /// <summary>A parameter is missing, repeated or malformed.</summary>
    public const string InvalidRequest = "invalid_request";

    /// <summary>A refresh token that is not good, or no more.</summary>
    public const string InvalidGrant = "invalid_grant";

    /// <summary>A scope that was not granted.</summary>
    public const string InvalidScope = "invalid_scope";

    /// <summary>A grant type that is not offered.</summary>
    public const string UnsupportedGrantType = "unsupported_grant_type";

    /// <summary>The error's name.</summary>
    public string Error { get; } = error;
}

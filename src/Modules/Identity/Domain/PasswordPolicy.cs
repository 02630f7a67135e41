namespace PayHall.Identity.Domain;

/// <summary>What a password must look like (I-03).</summary>
public enum PasswordPolicy
{
    /// <summary>At least 8 characters with letters, digits and symbols, as the manuals say.</summary>
    Classic,

    /// <summary>At least 15 characters and no rule of composition.</summary>
    Length,
}

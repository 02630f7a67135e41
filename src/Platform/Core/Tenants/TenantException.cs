namespace PayHall.Platform.Tenants;

/// <summary>A tenant can't be saved, made or started as asked.</summary>
public sealed class TenantException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, with which tenant, and what to do.</param>
    /// <param name="inner">What caused it, or null.</param>
    public TenantException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

namespace PayHall.Identity.Data;

/// <summary>The built-in test CA (测试 CA); a demo tenant's recipe makes it, nobody else can.</summary>
internal sealed class DemoAuthority
{
    /// <summary>Always 1.</summary>
    public int Id { get; init; }

    /// <summary>The trusted authority that it is.</summary>
    public long AuthorityId { get; init; }

    /// <summary>Its private key, encrypted with the tenant's own keys.</summary>
    public required string ProtectedKey { get; init; }
}

namespace PayHall.Identity.Certificates.Demo;

/// <summary>A demo certificate in the list.</summary>
internal sealed record DemoCertificateRow(long Id, string UserName, string Thumbprint, DateTimeOffset IssuedAt, DateTimeOffset NotAfter, DateTimeOffset? RevokedAt);

namespace PayHall.Identity.Certificates;

/// <summary>The two ways in which a certificate signs in, for the page that offers both.</summary>
/// <param name="WithSignature">The key signs a challenge in the browser.</param>
/// <param name="WithTls">The key has opened the connection.</param>
/// <param name="Connection">Finds the connection's certificate.</param>
internal sealed record CertificateSignIns(SignInWithCertificate WithSignature, SignInWithTls WithTls, ClientCertificates Connection);

using PayHall.Identity.Certificates.Demo;

namespace PayHall.Identity.Certificates;

/// <summary>What can be done to an account's certificates.</summary>
/// <param name="Bind">绑定.</param>
/// <param name="Unbind">解除.</param>
/// <param name="Issue">签发演示证书.</param>
internal sealed record CertificateActs(BindCertificate Bind, UnbindCertificate Unbind, IssueDemoCertificate Issue);

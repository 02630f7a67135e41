using PayHall.Errors;

namespace PayHall.Identity.Certificates;

/// <summary>A certificate is bound to one account; of which it is, nothing is said, it may lie outside the actor's units.</summary>
public sealed class CertificateTakenException() : RuleException("这张证书已经绑定了账号；一张证书只能绑定一个账号，请先解除原来的绑定")
{
    /// <inheritdoc />
    public override string Field => "CertificateFile";
}

using PayHall.Errors;
using PayHall.Identity.SignIn;

namespace PayHall.Identity.Certificates;

/// <summary>CA 登录 by TLS client authentication: the connection itself has proven the certificate's key.</summary>
internal sealed class SignInWithTls(AttemptLimits limits, CertificateAdmission admission)
{
    /// <summary>Signs in.</summary>
    /// <exception cref="ClientCertificateMissingException">The connection brought no certificate.</exception>
    /// <exception cref="RuleException">Refused; the message is for the person.</exception>
    public async Task<SignedIn> HandleAsync(ConnectionCertificate? presented, string userAgent, CancellationToken cancellationToken)
    {
        var attempt = await limits.EnterAsync(cancellationToken);
        if (presented is null)
            throw new ClientCertificateMissingException();
        var signedIn = await admission.AdmitAsync(presented.Certificate, new SignInProof { Method = presented.Method }, null, userAgent, cancellationToken);
        await limits.LeaveAsync(attempt, cancellationToken);
        return signedIn;
    }
}

using System.Security.Cryptography.X509Certificates;
using System.Text;
using PayHall.Errors;
using PayHall.Identity.Domain.Certificates;
using PayHall.Identity.SignIn;

namespace PayHall.Identity.Certificates;

/// <summary>
/// CA 登录 (I-06): the certificate's key has signed a challenge of this tenant. Failures count for the address and the tenant as
/// those of passwords do, but lock no account: a certificate is public, and whoever has seen one could lock its owner out.
/// </summary>
internal sealed class SignInWithCertificate(AttemptLimits limits, SignInChallenges challenges, SignatureAlgorithms algorithms, CertificateAdmission admission)
{
    private const int LongestField = 32 * 1024;

    /// <summary>Signs in.</summary>
    /// <exception cref="RuleException">Refused; the message is for the person.</exception>
    public async Task<SignedIn> HandleAsync(CertificateSignInCommand command, CancellationToken cancellationToken)
    {
        var attempt = await limits.EnterAsync(cancellationToken);
        using var certificate = Read(command.Certificate);
        var (proof, userId) = await ProveAsync(command, certificate, cancellationToken);
        var signedIn = await admission.AdmitAsync(certificate!, proof, userId, command.UserAgent, cancellationToken);
        await limits.LeaveAsync(attempt, cancellationToken);
        return signedIn;
    }

    private async Task<(SignInProof Proof, string? UserId)> ProveAsync(CertificateSignInCommand command, X509Certificate2? certificate, CancellationToken cancellationToken)
    {
        try
        {
            // The challenge is used up first, whatever else is wrong.
            var challenge = await challenges.UseAsync(command.Ticket, cancellationToken);
            if (certificate is null)
                throw new UnreadableCertificateException();
            var scheme = command.Algorithm ?? "";
            var signature = Bytes(command.Signature);
            if (signature is null || !algorithms.For(certificate).Verify(certificate, scheme, Encoding.UTF8.GetBytes(challenge.Message), signature))
                throw new WrongSignatureException();
            return (new SignInProof { Method = SignInProof.BySignature, Algorithm = scheme, Message = challenge.Message, Signature = signature }, challenge.UserId);
        }
        catch (RuleException refusal)
        {
            // Nothing is proven yet, so it is said of nobody.
            await admission.RecordAsync(refusal, null, certificate, cancellationToken);
            throw;
        }
    }

    private static X509Certificate2? Read(string? text)
    {
        try
        {
            return Bytes(text) is { } der ? CertificateFile.Read(der) : null;
        }
        catch (UnreadableCertificateException)
        {
            return null;
        }
    }

    private static byte[]? Bytes(string? base64)
    {
        if (string.IsNullOrEmpty(base64) || base64.Length > LongestField)
            return null;
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }
}

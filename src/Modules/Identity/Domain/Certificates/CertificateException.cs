using PayHall.Errors;

namespace PayHall.Identity.Domain.Certificates;

/// <summary>Why a certificate, a revocation list or a signature does not hold (I-06).</summary>
/// <param name="message">Chinese text with placeholders; the localisation key.</param>
/// <param name="arguments">Values of the placeholders.</param>
public abstract class CertificateException(string message, params object[] arguments) : RuleException(message, arguments);

namespace PayHall.Identity.Domain.Certificates;

/// <summary>The certificate's validity has not begun.</summary>
/// <param name="day">First day of validity.</param>
public sealed class CertificateNotYetValidException(string day)
    : CertificateException("证书从 {0} 起才有效，请到时再用，或换用有效的证书", day);

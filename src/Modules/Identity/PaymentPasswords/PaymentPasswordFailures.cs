using PayHall.Auditing;
using PayHall.Identity.SignIn;

namespace PayHall.Identity.PaymentPasswords;

/// <summary>What becomes of a wrong payment password.</summary>
/// <param name="Counter">Counts it, and locks.</param>
/// <param name="Audit">Records it.</param>
internal sealed record PaymentPasswordFailures(FailureCounter Counter, IAuditTrail Audit);

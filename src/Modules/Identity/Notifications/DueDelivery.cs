using PayHall.Identity.Data;
using PayHall.Notifications;

namespace PayHall.Identity.Notifications;

/// <summary>A message that is to be sent now.</summary>
/// <param name="Delivery">Its row.</param>
/// <param name="Channel">The way.</param>
/// <param name="Message">The message; without an address where the account has none.</param>
internal sealed record DueDelivery(OutsideDelivery Delivery, MessageChannel Channel, OutsideMessage Message);

namespace PayHall.Notifications;

/// <summary>A message on its way out, in the tenant's language.</summary>
/// <param name="Id">The same for each attempt to send this message.</param>
/// <param name="Kind">The <see cref="Notification.Kind"/>.</param>
/// <param name="Address">E-mail address or phone number, as the account has it.</param>
/// <param name="Title">The sentence that says it all.</param>
/// <param name="Body">More, or empty.</param>
public sealed record OutsideMessage(string Id, string Kind, string Address, string Title, string Body);

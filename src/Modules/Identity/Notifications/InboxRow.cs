namespace PayHall.Identity.Notifications;

/// <summary>A message as its person reads it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">The sentence that says it all, in the language of whoever asks.</param>
/// <param name="Body">More, or empty.</param>
/// <param name="HasLink">There is somewhere to go.</param>
/// <param name="At">When it happened.</param>
/// <param name="IsRead">The person has read it.</param>
internal sealed record InboxRow(long Id, string Title, string Body, bool HasLink, DateTimeOffset At, bool IsRead);

namespace PayHall.Notifications;

/// <summary>
/// What people are told. Title and body are localisation keys, so that everyone reads them in their own language; the values in them are
/// kept as they were when it happened.
/// </summary>
/// <param name="Kind">Stable English name, e.g. <c>Settlement.PaymentSubmitted</c>; senders choose by it.</param>
/// <param name="Title">The sentence that says it all; a localisation key with places <c>{0}</c>, <c>{1}</c>….</param>
/// <param name="Body">What to know or do beside that; a localisation key with places for the same values, or empty.</param>
/// <param name="Link">Path within the tenant to where it can be looked at or done, e.g. <c>/Settlement/Reviews/Review/FH…</c>; null: nowhere.</param>
/// <param name="Values">The values for the places in title and body; never a secret.</param>
public sealed record Notification(string Kind, string Title, string Body, string? Link, params IReadOnlyList<string> Values);

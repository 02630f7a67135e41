namespace PayHall.Settings;

/// <summary>A notice on the sign-in page.</summary>
/// <param name="Title">Text of the notice.</param>
/// <param name="Date">When it was published.</param>
public sealed record SiteNotice(string Title, DateOnly Date);

namespace PayHall.Identity.SignIn;

/// <summary>An attempt that was counted.</summary>
/// <param name="Door">Where: people and programs are counted apart.</param>
/// <param name="Period">The window of ten minutes in which it began.</param>
internal readonly record struct Attempt(string Door, long Period);

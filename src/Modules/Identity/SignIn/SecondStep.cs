namespace PayHall.Identity.SignIn;

/// <summary>A person whose password was right and who still has to give a code of the second factor.</summary>
/// <param name="UserId">The account.</param>
/// <param name="SecurityStamp">Its security stamp at the time; a new one makes the person begin again.</param>
internal sealed record SecondStep(string UserId, string SecurityStamp);

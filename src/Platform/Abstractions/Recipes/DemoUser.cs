namespace PayHall.Recipes;

/// <summary>A demo person.</summary>
/// <param name="UserName">Sign-in name.</param>
/// <param name="Password">Sign-in password.</param>
/// <param name="PaymentPassword">Payment password.</param>
/// <param name="Role">Name of the role.</param>
/// <param name="Member">Code of the member to which the person belongs, or null for the tenant's own staff.</param>
public sealed record DemoUser(string UserName, string Password, string PaymentPassword, string Role, string? Member);

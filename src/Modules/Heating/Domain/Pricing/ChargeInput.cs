namespace PayHall.Heating.Domain.Pricing;

/// <summary>An input of a computation as people see it (一户的输入, H-11, H-16).</summary>
/// <param name="Name">The name that scripts use.</param>
/// <param name="Meaning">What it is, in Chinese; a localisation key.</param>
/// <param name="Value">Its value: a number, <c>true</c> or <c>false</c>.</param>
public sealed record ChargeInput(string Name, string Meaning, string Value);

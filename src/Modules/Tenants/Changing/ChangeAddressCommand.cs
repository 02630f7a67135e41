namespace PayHall.Tenants.Changing;

/// <summary>A tenant's new name for people and address, as typed.</summary>
/// <param name="Name">Technical name, which stays.</param>
/// <param name="DisplayName">The organisation's name in lists.</param>
/// <param name="Hosts">Hosts.</param>
/// <param name="Prefix">URL prefix, or empty.</param>
/// <param name="ConsoleHost">Host of the address under which the console is being used.</param>
internal sealed record ChangeAddressCommand(string Name, string DisplayName, IReadOnlyList<string> Hosts, string Prefix, string ConsoleHost);

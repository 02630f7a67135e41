namespace PayHall.Settlement.Demo;

/// <summary>Somebody who acted.</summary>
internal sealed record DemoPerson(string Id, string Name);

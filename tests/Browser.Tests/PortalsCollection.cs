namespace PayHall.Browser.Tests;

/// <summary>All browser tests share one host and browser.</summary>
[CollectionDefinition(Name)]
public sealed class PortalsCollection : ICollectionFixture<Portals>
{
    public const string Name = "portals";
}

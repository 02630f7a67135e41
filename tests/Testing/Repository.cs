using System.Reflection;

namespace PayHall.Testing;

/// <summary>Where the sources and the host's build output are.</summary>
public static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string HostOutput => Path.Combine(Root, "src", "Host", "bin", Metadata("Configuration"), "net10.0");

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == key).Value!;
}

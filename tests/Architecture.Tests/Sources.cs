using PayHall.Testing;

namespace PayHall.Architecture.Tests;

/// <summary>The product's source files.</summary>
internal static class Sources
{
    public static IEnumerable<(string Path, string Text)> Find(string pattern, string under = "src")
        => Directory.EnumerateFiles(Path.Combine(Repository.Root, under), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "vendor"))
            .Order(StringComparer.Ordinal)
            .Select(path => (path, File.ReadAllText(Path.Combine(Repository.Root, path))));
}

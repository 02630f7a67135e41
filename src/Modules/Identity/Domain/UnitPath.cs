using System.Globalization;

namespace PayHall.Identity.Domain;

/// <summary>Paths of organisation units: the ids from the root down, <c>/1/5/</c>, so that "below" is a prefix.</summary>
internal static class UnitPath
{
    /// <summary>The path of a unit below another; the root's parent path is empty.</summary>
    public static string Below(string parentPath, long id)
        => (parentPath.Length == 0 ? "/" : parentPath) + id.ToString(CultureInfo.InvariantCulture) + "/";

    /// <summary>True if the path is the other one or lies below it.</summary>
    public static bool IsWithin(string path, string ancestor) => path.StartsWith(ancestor, StringComparison.Ordinal);

    /// <summary>Depth in the tree, the root being 1.</summary>
    public static int Level(string path) => path.Count(c => c == '/') - 1;
}

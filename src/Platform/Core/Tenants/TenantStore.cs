using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using PayHall.Tenants;

namespace PayHall.Platform.Tenants;

/// <summary>Keeps each tenant's settings in <c>tenants/{name}/tenant.json</c>, written atomically.</summary>
public sealed partial class TenantStore(TenantPaths paths)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>All tenants in the order of their names.</summary>
    public IReadOnlyList<TenantSettings> Load()
    {
        if (!Directory.Exists(paths.Tenants))
            return [];
        return [.. Directory.EnumerateFiles(paths.Tenants, "tenant.json", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 })
            .Order(StringComparer.Ordinal)
            .Select(Read)];
    }

    /// <summary>Saves the settings.</summary>
    /// <exception cref="TenantException">The name is not allowed.</exception>
    public void Save(TenantSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (!NamePattern().IsMatch(settings.Name))
            throw new TenantException($"A tenant's name has 1 to 32 lower-case letters, digits and hyphens and starts with a letter; \"{settings.Name}\" does not.");
        var folder = paths.Folder(settings.Name);
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "tenant.json");
        var draft = file + ".new";
        using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            JsonSerializer.Serialize(stream, settings, Options);
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, file, overwrite: true);
    }

    /// <summary>Removes the tenant's folder with all that is in it.</summary>
    public void Remove(string name)
    {
        if (Directory.Exists(paths.Folder(name)))
            Directory.Delete(paths.Folder(name), recursive: true);
    }

    private static TenantSettings Read(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return JsonSerializer.Deserialize<TenantSettings>(stream, Options) ?? throw new JsonException("empty");
        }
        catch (JsonException failure)
        {
            throw new TenantException($"{file} can't be read: {failure.Message}", failure);
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,31}$", RegexOptions.None, 1000)]
    private static partial Regex NamePattern();
}

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
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>All tenants in the order of their names, those too whose settings can't be read.</summary>
    public IReadOnlyList<StoredTenant> Load()
    {
        if (!Directory.Exists(paths.Tenants))
            return [];
        return [.. Directory.EnumerateFiles(paths.Tenants, "tenant.json", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 })
            .Order(StringComparer.Ordinal)
            .Select(Read)];
    }

    /// <summary>Makes a new tenant's folder and saves its settings there.</summary>
    /// <exception cref="TenantException">The name is not allowed, or the folder holds somebody's files.</exception>
    public void Create(TenantSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (!NamePattern().IsMatch(settings.Name))
            throw new TenantException($"A tenant's name has 1 to 32 lower-case letters, digits and hyphens and starts with a letter; \"{settings.Name}\" does not.");

        // A folder that no tenant.json explains may hold data: a failed setup would remove it with its own.
        var folder = paths.Folder(settings.Name);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).FirstOrDefault(entry => !entry.EndsWith("tenant.json.new", StringComparison.Ordinal)) is { } found)
            throw new TenantException($"Tenant {settings.Name} can't be set up: its folder holds {found} already. Move it away if nobody needs it.");
        Directory.CreateDirectory(folder);
        Save(settings);
    }

    /// <summary>Saves the settings of a tenant that exists.</summary>
    public void Save(TenantSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var file = SettingsFile(settings.Name);
        var draft = file + ".new";
        using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            JsonSerializer.Serialize(stream, settings, Options);
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, file, overwrite: true);
    }

    /// <summary>Removes the tenant's settings, and its folder with all that is in it unless the rest is to stay.</summary>
    public void Remove(string name, bool keepFiles)
    {
        var folder = paths.Folder(name);
        if (!Directory.Exists(folder))
            return;
        File.Delete(SettingsFile(name));
        if (!keepFiles || !Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder, recursive: true);
    }

    private string SettingsFile(string name) => Path.Combine(paths.Folder(name), "tenant.json");

    private static StoredTenant Read(string file)
    {
        var name = Path.GetFileName(Path.GetDirectoryName(file)!);
        try
        {
            using var stream = File.OpenRead(file);
            var settings = JsonSerializer.Deserialize<TenantSettings>(stream, Options) ?? throw new JsonException("empty");
            return settings.Name == name
                ? new StoredTenant(settings, Damage: null)
                : Damaged($"it names the tenant {settings.Name}, whose folder this is not", cause: null);
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            return Damaged(failure.Message, failure);
        }

        // Nothing is known of it but its name, which stays taken.
        StoredTenant Damaged(string reason, Exception? cause) => new(
            new TenantSettings { Name = name, State = TenantState.Stopped },
            new TenantException($"Tenant {name} can't run: {file} can't be used: {reason}. Mend the file and start the host again.", cause));
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,31}$", RegexOptions.None, 1000)]
    private static partial Regex NamePattern();
}

using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using PayHall.Tenants;

namespace PayHall.Platform.Tenants;

/// <summary>Keeps each tenant's settings in <c>tenants/{name}/tenant.json</c>, written atomically.</summary>
public sealed partial class TenantStore(TenantPaths paths)
{
    private const string ArchiveNote = "removed.json";
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
        Write(SettingsFile(settings.Name), settings);
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

    /// <summary>Moves a tenant's folder out of the tenants, with a note of what it was.</summary>
    /// <returns>The folder's new name.</returns>
    public string SetAside(string name, ArchivedTenant note)
    {
        ArgumentNullException.ThrowIfNull(note);
        Write(Path.Combine(paths.Folder(name), ArchiveNote), note);
        Directory.CreateDirectory(paths.Removed);
        var folder = note.RemovedAt.UtcDateTime.ToString("yyyyMMdd-HHmmss", System.Globalization.CultureInfo.InvariantCulture) + "-" + name;
        Directory.Move(paths.Folder(name), Path.Combine(paths.Removed, folder));
        return folder;
    }

    /// <summary>What was set aside: folder and note. A folder without a readable note is left alone.</summary>
    public IEnumerable<(string Folder, ArchivedTenant Note)> Archived()
    {
        if (!Directory.Exists(paths.Removed))
            yield break;
        foreach (var folder in Directory.EnumerateDirectories(paths.Removed))
        {
            if (ReadNote(Path.Combine(folder, ArchiveNote)) is { } note)
                yield return (Path.GetFileName(folder), note);
        }
    }

    /// <summary>Deletes for good what was set aside.</summary>
    public void DeleteArchived(string folder) => Directory.Delete(Path.Combine(paths.Removed, folder), recursive: true);

    private static ArchivedTenant? ReadNote(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<ArchivedTenant>(File.ReadAllText(file), Options) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Write<T>(string file, T content)
    {
        var draft = file + ".new";
        using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            JsonSerializer.Serialize(stream, content, Options);
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, file, overwrite: true);
    }

    private string SettingsFile(string name) => Path.Combine(paths.Folder(name), "tenant.json");

    private static StoredTenant Read(string file)
    {
        var name = Path.GetFileName(Path.GetDirectoryName(file)!);
        var text = "";
        try
        {
            text = File.ReadAllText(file);
            var settings = JsonSerializer.Deserialize<TenantSettings>(text, Options) ?? throw new JsonException("empty");
            return settings.Name == name
                ? new StoredTenant(settings, Damage: null)
                : Damaged($"it names the tenant {settings.Name}, whose folder this is not", cause: null);
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            return Damaged(failure.Message, failure);
        }

        // Nothing is sure but its name, which stays taken. Where the file still names an address, or else where tenants of that name
        // usually are, its people are told that it can't be started.
        StoredTenant Damaged(string reason, Exception? cause) => new(
            new TenantSettings
            {
                Name = name,
                State = TenantState.Stopped,
                Prefix = name == TenantSettings.DefaultName ? "" : PrefixPattern().Match(text) is { Success: true } found ? found.Groups["prefix"].Value : name,
            },
            new TenantException($"Tenant {name} can't run: {file} can't be used: {reason}. Mend the file and start the host again.", cause));
    }

    [GeneratedRegex(@"^[a-z][a-z0-9-]{0,31}\z", RegexOptions.None, 1000)]
    private static partial Regex NamePattern();

    [GeneratedRegex("\"prefix\"\\s*:\\s*\"(?<prefix>[a-z0-9-]+)\"", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PrefixPattern();
}

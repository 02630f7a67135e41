using PayHall.Tenants;

namespace PayHall.Platform.Tenants;

/// <summary>Where the host keeps its files.</summary>
/// <param name="Data">The data folder (<c>PAYHALL_DATA</c>).</param>
/// <param name="Recipes">The folder of the recipes.</param>
public sealed record TenantPaths(string Data, string Recipes)
{
    /// <summary>The folder that holds a folder for each tenant.</summary>
    public string Tenants => Path.Combine(Data, "tenants");

    /// <summary>The folder that holds what is left of removed tenants until it is swept.</summary>
    public string Removed => Path.Combine(Data, "removed");

    /// <summary>Makes the data folder, where it is not there yet, for nobody but the account under which the host runs: databases hold keys.</summary>
    public void Ensure()
    {
        if (Directory.Exists(Data))
            return;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Data);
        else
            Directory.CreateDirectory(Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The tenant's own folder.</summary>
    public string Folder(string tenant) => Path.Combine(Tenants, tenant);

    /// <summary>The tenant's SQLite file.</summary>
    public string DatabaseFile(TenantSettings tenant) => Path.Combine(Folder(tenant.Name), "data.db");
}

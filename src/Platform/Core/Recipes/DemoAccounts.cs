using System.Text.Encodings.Web;
using System.Text.Json;
using PayHall.Platform.Tenants;
using PayHall.Recipes;
using PayHall.Tenants;

namespace PayHall.Platform.Recipes;

/// <summary>Keeps <c>demo-accounts.json</c> and <c>demo-certificates.json</c> in the data folder, shared by all demo tenants of the host.</summary>
internal sealed class DemoAccounts(TenantSettings tenant, TenantPaths paths) : IDemoAccounts
{
    private const string AccountList = "demo-accounts.json";
    private const string CertificateList = "demo-certificates.json";
    private const string CertificateFolder = "demo-certificates";
    private static readonly SemaphoreSlim File = new(1);
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public Task AddUserAsync(DemoUser user, CancellationToken cancellationToken)
        => ChangeAsync(mine => mine with { Users = [.. mine.Users.Where(other => other.UserName != user.UserName), user] }, cancellationToken);

    public Task AddClientAsync(DemoClient client, CancellationToken cancellationToken)
        => ChangeAsync(mine => mine with { Clients = [.. mine.Clients.Where(other => other.ClientId != client.ClientId), client] }, cancellationToken);

    public async Task AddCertificateAsync(DemoCertificateFile certificate, byte[] pkcs12, CancellationToken cancellationToken)
    {
        var relative = Path.Combine(CertificateFolder, $"{tenant.Name}-{certificate.UserName}.p12");
        var file = Path.Combine(paths.Data, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await System.IO.File.WriteAllBytesAsync(file, pkcs12, cancellationToken);
        await EditAsync<IReadOnlyList<DemoCertificateFile>>(
            paths,
            CertificateList,
            all =>
            {
                var mine = all.GetValueOrDefault(tenant.Name) ?? [];
                all[tenant.Name] = [.. mine.Where(other => other.UserName != certificate.UserName), certificate with { File = relative }];
                return true;
            },
            cancellationToken);
    }

    /// <summary>Forgets the accounts and certificates of a tenant that was removed.</summary>
    public static async Task ForgetAsync(string removed, TenantPaths paths, CancellationToken cancellationToken)
    {
        await EditAsync<Accounts>(paths, AccountList, all => all.Remove(removed), cancellationToken);
        await EditAsync<IReadOnlyList<DemoCertificateFile>>(
            paths,
            CertificateList,
            all =>
            {
                foreach (var certificate in all.GetValueOrDefault(removed) ?? [])
                    System.IO.File.Delete(Path.Combine(paths.Data, certificate.File));
                return all.Remove(removed);
            },
            cancellationToken);
    }

    private Task ChangeAsync(Func<Accounts, Accounts> change, CancellationToken cancellationToken)
        => EditAsync<Accounts>(
            paths,
            AccountList,
            all =>
            {
                all[tenant.Name] = change(all.GetValueOrDefault(tenant.Name) ?? new Accounts([], []));
                return true;
            },
            cancellationToken);

    // Writes the file anew if the edit says that something changed.
    private static async Task EditAsync<T>(TenantPaths paths, string name, Func<SortedDictionary<string, T>, bool> edit, CancellationToken cancellationToken)
    {
        var file = Path.Combine(paths.Data, name);
        await File.WaitAsync(cancellationToken);
        try
        {
            var all = System.IO.File.Exists(file)
                ? JsonSerializer.Deserialize<SortedDictionary<string, T>>(await System.IO.File.ReadAllTextAsync(file, cancellationToken), Options)!
                : [];
            if (!edit(all))
                return;
            await System.IO.File.WriteAllTextAsync(file + ".new", JsonSerializer.Serialize(all, Options) + "\n", cancellationToken);
            System.IO.File.Move(file + ".new", file, overwrite: true);
        }
        finally
        {
            File.Release();
        }
    }

    private sealed record Accounts(IReadOnlyList<DemoUser> Users, IReadOnlyList<DemoClient> Clients);
}

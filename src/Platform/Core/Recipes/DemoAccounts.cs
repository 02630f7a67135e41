using System.Text.Encodings.Web;
using System.Text.Json;
using PayHall.Platform.Tenants;
using PayHall.Recipes;
using PayHall.Tenants;

namespace PayHall.Platform.Recipes;

/// <summary>Keeps <c>demo-accounts.json</c> in the data folder, shared by all demo tenants of the host.</summary>
internal sealed class DemoAccounts(TenantSettings tenant, TenantPaths paths) : IDemoAccounts
{
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

    /// <summary>Forgets the accounts of a tenant that was removed.</summary>
    public static Task ForgetAsync(string removed, TenantPaths paths, CancellationToken cancellationToken)
        => EditAsync(paths, all => all.Remove(removed), cancellationToken);

    private Task ChangeAsync(Func<Accounts, Accounts> change, CancellationToken cancellationToken)
        => EditAsync(
            paths,
            all =>
            {
                all[tenant.Name] = change(all.GetValueOrDefault(tenant.Name) ?? new Accounts([], []));
                return true;
            },
            cancellationToken);

    private static async Task EditAsync(TenantPaths paths, Func<SortedDictionary<string, Accounts>, bool> edit, CancellationToken cancellationToken)
    {
        var file = Path.Combine(paths.Data, "demo-accounts.json");
        await File.WaitAsync(cancellationToken);
        try
        {
            var all = System.IO.File.Exists(file)
                ? JsonSerializer.Deserialize<SortedDictionary<string, Accounts>>(await System.IO.File.ReadAllTextAsync(file, cancellationToken), Options)!
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

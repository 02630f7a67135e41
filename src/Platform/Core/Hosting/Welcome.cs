using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using PayHall.Platform.Tenants;

namespace PayHall.Platform.Hosting;

/// <summary>Tells whoever started the host where its sites are and, for demo tenants, who can sign in.</summary>
internal sealed class Welcome(TenantHost host, TenantPaths paths, IServer server)
{
    private const int UsersShown = 4;

    public string Text()
    {
        var root = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.TrimEnd('/') ?? "";
        var file = Path.Combine(paths.Data, "demo-accounts.json");
        using var demo = File.Exists(file) ? JsonDocument.Parse(File.ReadAllText(file)) : null;
        var text = new StringBuilder("PayHall is ready:").AppendLine();
        foreach (var tenant in host.List())
        {
            text.Append(CultureInfo.InvariantCulture, $"  {root}{tenant.Path.TrimEnd('/')}/  {tenant.DisplayName}").AppendLine();
            if (demo is not null && demo.RootElement.TryGetProperty(tenant.Name, out var accounts))
                AppendUsers(text, accounts.GetProperty("users"));
        }

        return demo is null ? text.ToString() : text.Append("  All demo accounts: ").AppendLine(file).ToString();
    }

    private static void AppendUsers(StringBuilder text, JsonElement users)
    {
        // One of each role: enough to see the product from every side.
        foreach (var user in users.EnumerateArray().DistinctBy(user => user.GetProperty("role").GetString()).Take(UsersShown))
            text.Append(CultureInfo.InvariantCulture, $"      {user.GetProperty("userName").GetString(),-16} {user.GetProperty("password").GetString(),-18} {user.GetProperty("role").GetString()}").AppendLine();
    }
}

using System.Text.Json;

namespace PayHall.Testing;

/// <summary>What <c>demo-accounts.json</c> says.</summary>
public sealed class DemoAccounts
{
    public IReadOnlyList<User> Users { get; init; } = [];

    public IReadOnlyList<Client> Clients { get; init; } = [];

    public static DemoAccounts Read(string dataFolder, string tenant)
        => JsonSerializer.Deserialize<Dictionary<string, DemoAccounts>>(File.ReadAllText(Path.Combine(dataFolder, "demo-accounts.json")), JsonSerializerOptions.Web)![tenant];

    public User Named(string userName) => Users.Single(user => user.UserName == userName);

    public sealed record User(string UserName, string Password, string? PaymentPassword, string Role, string? Member);

    public sealed record Client(string ClientId, string ClientSecret);
}

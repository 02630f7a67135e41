using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using PayHall.Data;

namespace PayHall.Platform.Settings;

/// <summary>The tenant's settings as rows of JSON, cached for a few seconds so that another host's save is soon seen.</summary>
internal sealed class SettingsStore(ITenantDatabase database, ITenantWriter writer, TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, (object? Value, long ReadAt)> cache = new(StringComparer.Ordinal);

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        Converters = { new JsonStringEnumConverter() },
    };

    public async ValueTask<object> GetAsync(string name, Type type, CancellationToken cancellationToken)
    {
        if (cache.TryGetValue(name, out var cached) && time.GetElapsedTime(cached.ReadAt) < Freshness)
            return cached.Value!;
        await using var connection = await database.OpenAsync(cancellationToken);
        var json = await connection.QuerySingleOrDefaultAsync<string>("SELECT json FROM platform_settings WHERE name = @name", new { name });
        var value = json is null ? Activator.CreateInstance(type)! : JsonSerializer.Deserialize(json, type, Json)!;
        cache[name] = (value, time.GetTimestamp());
        return value;
    }

    public async Task SaveAsync(string name, object value, CancellationToken cancellationToken)
    {
        const string Sql = """
            INSERT INTO platform_settings (name, json, version) VALUES (@name, @json, 1)
            ON CONFLICT (name) DO UPDATE SET json = excluded.json, version = platform_settings.version + 1
            """;
        var json = JsonSerializer.Serialize(value, value.GetType(), Json);
        await writer.ExecuteAsync((tx, _) => tx.Connection.ExecuteAsync(Sql, new { name, json }, tx.Transaction), cancellationToken);
        cache[name] = (value, time.GetTimestamp());
    }
}

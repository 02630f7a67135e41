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
    private long generation;

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        Converters = { new JsonStringEnumConverter() },
    };

    public async ValueTask<object> GetAsync(string name, Type type, CancellationToken cancellationToken)
    {
        if (cache.TryGetValue(name, out var cached) && time.GetElapsedTime(cached.ReadAt) < Freshness)
            return cached.Value!;
        var before = Interlocked.Read(ref generation);
        var (value, _) = await ReadAsync(name, type, cancellationToken);

        // What was read while somebody saved may be from before the save; it serves this caller and is not kept.
        cache[name] = (value, time.GetTimestamp());
        if (Interlocked.Read(ref generation) != before)
            cache.TryRemove(name, out _);
        return value;
    }

    /// <summary>The settings as they are stored now, and their version.</summary>
    public async Task<(object Value, long Version)> ReadAsync(string name, Type type, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<(string Json, long Version)?>("SELECT json, version FROM platform_settings WHERE name = @name", new { name });
        return row is { } stored
            ? (JsonSerializer.Deserialize(stored.Json, type, Json)!, stored.Version)
            : (Activator.CreateInstance(type)!, 0);
    }

    public async Task SaveAsync(string name, object value, CancellationToken cancellationToken)
    {
        const string Sql = """
            INSERT INTO platform_settings (name, json, version) VALUES (@name, @json, 1)
            ON CONFLICT (name) DO UPDATE SET json = excluded.json, version = platform_settings.version + 1
            """;
        var json = JsonSerializer.Serialize(value, value.GetType(), Json);
        await writer.ExecuteAsync((tx, _) => tx.Connection.ExecuteAsync(Sql, new { name, json }, tx.Transaction), cancellationToken);
        Forget(name);
    }

    /// <summary>Replaces settings of that version as a part of a transaction; false if they are of another.</summary>
    public static async Task<bool> ReplaceAsync(WriteTransaction transaction, string name, object value, long version)
    {
        var json = JsonSerializer.Serialize(value, value.GetType(), Json);
        var sql = version == 0
            ? "INSERT INTO platform_settings (name, json, version) VALUES (@name, @json, 1) ON CONFLICT (name) DO NOTHING"
            : "UPDATE platform_settings SET json = @json, version = version + 1 WHERE name = @name AND version = @version";
        return await transaction.Connection.ExecuteAsync(sql, new { name, json, version }, transaction.Transaction) == 1;
    }

    /// <summary>Forgets what is cached of a name, after it was saved.</summary>
    public void Forget(string name)
    {
        Interlocked.Increment(ref generation);
        cache.TryRemove(name, out _);
    }
}

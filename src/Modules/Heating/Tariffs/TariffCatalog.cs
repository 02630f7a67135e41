using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using PayHall.Api;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Tariffs;

/// <summary>The tenant's tariff versions, compiled once each and kept: a version never changes.</summary>
internal sealed class TariffCatalog
{
    private const string Select =
        """
        SELECT v.tariff_id AS tariffId, v.id AS versionId, t.number, v.version, v.definition
        FROM heating_tariff_versions v JOIN heating_tariffs t ON t.id = v.tariff_id
        """;

    private readonly ConcurrentDictionary<long, TariffCharges> versions = new();

    /// <summary>The version with that id.</summary>
    public async Task<TariffCharges> VersionAsync(DbConnection connection, DbTransaction? transaction, long versionId, CancellationToken cancellationToken)
        => versions.TryGetValue(versionId, out var known)
            ? known
            : Keep(await connection.QuerySingleAsync<Row>(new CommandDefinition(Select + " WHERE v.id = @versionId", new { versionId }, transaction, cancellationToken: cancellationToken)));

    /// <summary>By tariff: the latest version that charges the season.</summary>
    public async Task<IReadOnlyDictionary<long, TariffCharges>> ForSeasonAsync(DbConnection connection, int season, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            Select + " WHERE v.season = @season ORDER BY v.tariff_id, v.version", new { season }, cancellationToken: cancellationToken));
        return rows.GroupBy(row => row.TariffId).ToDictionary(group => group.Key, group => Keep(group.Last()));
    }

    /// <summary>The current version of a tariff, or null if there is no such number.</summary>
    public async Task<TariffCharges?> CurrentAsync(DbConnection connection, string number, CancellationToken cancellationToken)
    {
        var row = await connection.QueryFirstOrDefaultAsync<Row>(new CommandDefinition(
            Select + " WHERE t.number = @number AND v.version = t.current_version", new { number }, cancellationToken: cancellationToken));
        return row is null ? null : Keep(row);
    }

    /// <summary>Reads a stored definition.</summary>
    public static TariffDefinition ReadDefinition(string json)
    {
        using var document = JsonDocument.Parse(json);
        var input = JsonInput.Parse(document.RootElement);
        var definition = TariffDefinitionReader.Read(input);
        input.ThrowIfInvalid();
        return definition;
    }

    private TariffCharges Keep(Row row)
        => versions.GetOrAdd(row.VersionId, static (_, row) => new TariffCharges(
            row.TariffId, row.VersionId, row.Number, row.Version, CompiledTariff.Compile(ReadDefinition(row.Definition))), row);

    private sealed class Row
    {
        public long TariffId { get; init; }

        public long VersionId { get; init; }

        public string Number { get; init; } = "";

        public int Version { get; init; }

        public string Definition { get; init; } = "";
    }
}

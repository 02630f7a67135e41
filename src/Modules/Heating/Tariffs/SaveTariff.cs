using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Heating.Communities;
using PayHall.Heating.Data;
using PayHall.Heating.Domain;
using PayHall.Heating.Domain.Pricing;
using PayHall.Security;
using PayHall.Tenants;

namespace PayHall.Heating.Tariffs;

/// <summary>Saves a tariff (产品添加 / 编辑, H-10, H-13): a definition that differs makes a new version, the same one changes nothing.</summary>
internal sealed class SaveTariff(ITenantWriter writer, ServingUnits units, AccessContext access, IAuditTrail audit, TenantClock clock)
{
    /// <summary>Adds what is wrong with number and unit to <paramref name="errors"/>; the id of the unit that is named or would own the tariff.</summary>
    public async Task<long> ValidateAsync(string number, string? unit, InputErrors errors, CancellationToken cancellationToken)
    {
        if (!Codes.IsCode(number, 32))
            errors.AddOnce("number", "产品编号由 1 到 {0} 个字母、数字、点或连字符组成", 32);
        return await units.ResolveAsync(unit, errors, cancellationToken);
    }

    /// <summary>Saves the definition under the number.</summary>
    /// <param name="number">产品编号.</param>
    /// <param name="definition">What it charges; checked by whoever read it.</param>
    /// <param name="unit">Code of the owning organisation unit; null leaves it, or takes the caller's own.</param>
    /// <param name="errors">What is wrong so far.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The version number that now holds, and whether it is new.</returns>
    /// <exception cref="InputException">The number or the definition is wrong.</exception>
    public async Task<(int Version, bool IsNew)> HandleAsync(
        string number, TariffDefinition definition, string? unit, InputErrors? errors, CancellationToken cancellationToken)
    {
        errors ??= new InputErrors();
        var unitId = await ValidateAsync(number, unit, errors, cancellationToken);
        errors.ThrowIfAny();
        if (TariffTrial.Failure(CompiledTariff.Compile(definition)) is { } failure)
        {
            errors.Add("script", failure.MessageKey, [.. failure.Arguments]);
            errors.Add("script", "试算的 {0} 种户室都不能计价，请修改脚本后再保存", TariffTrial.Count);
            errors.ThrowIfAny();
        }

        var json = TariffDefinitionWriter.ToJson(definition);
        return await writer.ExecuteAsync((transaction, stop) => SaveAsync(transaction, number, definition, json, unit is null ? null : unitId, unitId, stop), cancellationToken);
    }

    private async Task<(int Version, bool IsNew)> SaveAsync(
        WriteTransaction transaction, string number, TariffDefinition definition, string json, long? newUnit, long defaultUnit, CancellationToken cancellationToken)
    {
        var now = InstantConverter.ToMicroseconds(clock.UtcNow);
        var season = Season.Parse(definition.Season).StartYear;
        var lockRow = transaction.Provider == DatabaseProvider.PostgreSql ? " FOR UPDATE" : "";
        await transaction.ExecuteAsync(
            """
            INSERT INTO heating_tariffs (number, name, season, unit_id, current_version, changed_at)
            VALUES (@number, @Name, @season, @defaultUnit, 0, @now) ON CONFLICT DO NOTHING
            """,
            new { number, definition.Name, season, defaultUnit, now }, cancellationToken);
        var tariff = (await transaction.FirstAsync<TariffRow>(
            "SELECT id, unit_id AS unitId, current_version AS currentVersion FROM heating_tariffs WHERE number = @number" + lockRow, new { number }, cancellationToken))!;
        if (!access.Scope.Includes(tariff.UnitId))
            throw new NotFoundException("产品", number);
        if (newUnit is not null && newUnit != tariff.UnitId)
            await transaction.ExecuteAsync("UPDATE heating_tariffs SET unit_id = @newUnit WHERE id = @Id", new { newUnit, tariff.Id }, cancellationToken);
        var present = await transaction.ScalarAsync<string>(
            "SELECT definition FROM heating_tariff_versions WHERE tariff_id = @Id AND version = @CurrentVersion", tariff, cancellationToken);
        if (present == json)
            return (tariff.CurrentVersion, false);

        var version = tariff.CurrentVersion + 1;
        await transaction.ExecuteAsync(
            """
            INSERT INTO heating_tariff_versions (tariff_id, version, season, definition, created_at, created_by)
            VALUES (@Id, @version, @season, @json, @now, @ActorName)
            """,
            new { tariff.Id, version, season, json, now, access.ActorName }, cancellationToken);
        await transaction.ExecuteAsync(
            "UPDATE heating_tariffs SET name = @Name, season = @season, current_version = @version, changed_at = @now WHERE id = @Id",
            new { definition.Name, season, version, now, tariff.Id }, cancellationToken);
        await audit.AppendAsync(transaction, new AuditEntry("Heating.TariffSaved", $"tariff:{number}/v{version}", present, json), cancellationToken);
        return (version, true);
    }

    private sealed class TariffRow
    {
        public long Id { get; init; }

        public long UnitId { get; init; }

        public int CurrentVersion { get; init; }
    }
}

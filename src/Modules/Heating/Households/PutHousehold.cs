using Dapper;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Heating.Communities;

namespace PayHall.Heating.Households;

/// <summary>Adds a household or brings it up to date (户室添加, H-05); creates the levels above on the way.</summary>
internal sealed class PutHousehold(ITenantDatabase database, ITenantWriter writer, HouseholdWriter households, ServingUnits units)
{
    /// <summary>Adds or changes; true if it was added.</summary>
    /// <exception cref="InputException">Something is wrong with the draft.</exception>
    /// <exception cref="RoomTakenException">The room has another account.</exception>
    public async Task<bool> HandleAsync(HouseholdDraft draft, InputErrors? errors, CancellationToken cancellationToken)
    {
        errors ??= new InputErrors();
        await ValidateAsync(draft, errors, cancellationToken);
        var unit = await units.ResolveAsync(null, errors, cancellationToken);
        errors.ThrowIfAny();
        return await writer.ExecuteAsync((transaction, stop) => households.WriteAsync(transaction, draft, unit, audited: true, stop), cancellationToken);
    }

    /// <summary>Reports every wrong field.</summary>
    public async Task ValidateAsync(HouseholdDraft draft, InputErrors errors, CancellationToken cancellationToken)
    {
        draft.Check(errors);
        if (draft.Tariff is null)
            return;
        await using var connection = await database.OpenAsync(cancellationToken);
        var known = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT COUNT(*) FROM heating_tariffs WHERE number = @Tariff", draft, cancellationToken: cancellationToken));
        if (known == 0)
            errors.Add("tariff", "没有编号为 {0} 的产品", draft.Tariff);
    }
}

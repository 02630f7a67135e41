using PayHall.Data;
using PayHall.Errors;
using PayHall.Heating.Communities;

namespace PayHall.Heating.Households;

/// <summary>Adds a household or brings it up to date (户室添加, H-05); creates the levels above on the way.</summary>
internal sealed class PutHousehold(ITenantWriter writer, HouseholdWriter households, ServingUnits units)
{
    /// <summary>Adds or changes; true if it was added.</summary>
    /// <exception cref="InputException">Something is wrong with the draft.</exception>
    /// <exception cref="RoomTakenException">The room has another account.</exception>
    public async Task<bool> HandleAsync(HouseholdDraft draft, InputErrors? errors, CancellationToken cancellationToken)
    {
        errors ??= new InputErrors();
        draft.Check(errors);
        var unit = await units.ResolveAsync(null, errors, cancellationToken);
        errors.ThrowIfAny();
        return await writer.ExecuteAsync((transaction, stop) => households.WriteAsync(transaction, draft, unit, audited: true, stop), cancellationToken);
    }
}

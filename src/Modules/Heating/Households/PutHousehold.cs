using PayHall.Data;
using PayHall.Errors;

namespace PayHall.Heating.Households;

/// <summary>Adds a household or brings it up to date (户室添加, H-05); creates building and unit on the way.</summary>
internal sealed class PutHousehold(ITenantWriter writer, ITenantDatabase database, HouseholdWriter households)
{
    /// <summary>Adds what is wrong with the draft, its references included, to <paramref name="errors"/>.</summary>
    /// <exception cref="NotFoundException">The account lies outside the caller's data scope.</exception>
    public async Task ValidateAsync(HouseholdDraft draft, InputErrors errors, CancellationToken cancellationToken)
    {
        draft.Check(errors);
        await using var connection = await database.OpenAsync(cancellationToken);
        await households.CheckReferencesAsync(connection, draft, errors, cancellationToken);
    }

    /// <summary>Adds or changes; true if it was added.</summary>
    /// <exception cref="InputException">Something is wrong with the draft.</exception>
    /// <exception cref="RoomTakenException">The room has another account.</exception>
    public async Task<bool> HandleAsync(HouseholdDraft draft, InputErrors? errors, CancellationToken cancellationToken)
    {
        errors ??= new InputErrors();
        await ValidateAsync(draft, errors, cancellationToken);
        errors.ThrowIfAny();
        return await writer.ExecuteAsync((transaction, stop) => households.WriteAsync(transaction, draft, audited: true, stop), cancellationToken);
    }
}

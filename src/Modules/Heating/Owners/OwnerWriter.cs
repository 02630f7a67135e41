using System.Data.Common;
using Dapper;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Heating.Data;
using PayHall.Security;

namespace PayHall.Heating.Owners;

/// <summary>
/// Finds or writes the owner that a household's draft names. Meant is the household's present owner if the name is the same;
/// otherwise the owner of that name and phone number whom the caller may see (<see cref="OwnerReader"/>); otherwise a new one.
/// Phone number, kind and welfare of an owner are changed from here only while no other household hangs on the owner, because they
/// decide what all of them are charged; an owner of several is changed on the owner's own page, which checks the scope of each (H-04).
/// A phone number that is not given leaves the known one.
/// </summary>
internal sealed class OwnerWriter(AccessContext access)
{
    /// <summary>The owner's id, and whether the owner was added or changed.</summary>
    /// <param name="transaction">The open transaction.</param>
    /// <param name="account">The household's account.</param>
    /// <param name="draft">The owner as the household's draft gives it.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="InputException">The draft would change what the owner's other households are charged by.</exception>
    public async Task<(long Id, bool IsChanged)> WriteAsync(WriteTransaction transaction, string account, OwnerDraft draft, CancellationToken cancellationToken)
    {
        var match = await FindAsync(transaction.Connection, transaction.Transaction, account, draft, cancellationToken);
        var values = new { draft.Name, draft.Phone, kind = (int)draft.Kind, welfare = (int)draft.Welfare, id = match?.Id };
        if (match is null)
        {
            return (await transaction.ScalarAsync<long>(
                "INSERT INTO heating_owners (name, phone, kind, welfare) VALUES (@Name, @Phone, @kind, @welfare) RETURNING id", values, cancellationToken), true);
        }

        var errors = new InputErrors();
        match.Check(draft, errors);
        errors.ThrowIfAny();
        if (!match.IsChangedBy(draft))
            return (match.Id, false);
        await transaction.ExecuteAsync(
            $"UPDATE heating_owners SET kind = @kind, welfare = @welfare{(draft.Phone.Length > 0 ? ", phone = @Phone" : "")} WHERE id = @id", values, cancellationToken);
        return (match.Id, true);
    }

    /// <summary>The owner that the draft names, or null for a new one.</summary>
    public async Task<OwnerMatch?> FindAsync(DbConnection connection, DbTransaction? transaction, string account, OwnerDraft draft, CancellationToken cancellationToken)
    {
        const string Select =
            """
            SELECT o.id, o.phone, o.kind, o.welfare,
                (SELECT COUNT(*) FROM heating_households x WHERE x.owner_id = o.id AND x.account <> @account) AS otherHouseholds
            FROM heating_owners o
            """;
        var values = new { account, draft.Name, draft.Phone };
        var present = await connection.QueryFirstOrDefaultAsync<OwnerMatch>(new CommandDefinition(
            Select + " JOIN heating_households h ON h.owner_id = o.id WHERE h.account = @account AND o.name = @Name", values, transaction, cancellationToken: cancellationToken));
        if (present is not null || draft.Phone.Length == 0)
            return present;
        return await connection.QueryFirstOrDefaultAsync<OwnerMatch>(new CommandDefinition(
            $"{Select} WHERE o.name = @Name AND o.phone = @Phone AND {Visible} ORDER BY o.id LIMIT 1", values, transaction, cancellationToken: cancellationToken));
    }

    private string Visible => access.Scope.IsAll
        ? "1 = 1"
        : $"""
           (EXISTS (SELECT 1 FROM heating_households s WHERE s.owner_id = o.id AND s.unit_id IN ({(access.Scope.Units.Count == 0 ? "NULL" : string.Join(',', access.Scope.Units))}))
               OR NOT EXISTS (SELECT 1 FROM heating_households s WHERE s.owner_id = o.id))
           """;
}

using PayHall.Data;
using PayHall.Organizations;
using PayHall.Settlement.Data;

namespace PayHall.Settlement.Members;

/// <summary>The unit of a member, whose account and documents hang on it.</summary>
internal sealed class MemberUnitUse : IUnitUse
{
    /// <inheritdoc />
    public async Task<UnitUse?> FindAsync(WriteTransaction transaction, long unitId, CancellationToken cancellationToken)
        => await transaction.QuerySingleOrDefaultAsync<long?>("SELECT id FROM settlement_members WHERE id = @unitId", new { unitId }, cancellationToken) is null
            ? null
            : new UnitUse("会员", 1);
}

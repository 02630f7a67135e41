using Microsoft.EntityFrameworkCore;
using PayHall.Security;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain.Rules;

namespace PayHall.Settlement.Members;

/// <summary>The member to which the acting person belongs; the exchange's own staff belong to none.</summary>
internal sealed class CurrentMember(SettlementDbContext context, AccessContext access)
{
    private Member? member;
    private bool known;

    public async Task<Member?> FindAsync(CancellationToken cancellationToken)
    {
        if (known || access.Actor is not { } actor)
            return member;
        member = await context.Members.AsNoTracking().FirstOrDefaultAsync(row => row.Id == actor.UnitId, cancellationToken);
        known = true;
        return member;
    }

    /// <exception cref="PersonRequiredException">A machine client acts.</exception>
    /// <exception cref="MemberRequiredException">The person belongs to no member.</exception>
    /// <exception cref="MemberDisabledException">The exchange disabled the member.</exception>
    public async Task<Member> RequireForPersonAsync(CancellationToken cancellationToken)
    {
        if (!access.RequiredActor.IsPerson)
            throw new PersonRequiredException();
        var found = await FindAsync(cancellationToken) ?? throw new MemberRequiredException();
        return found.Enabled ? found : throw new MemberDisabledException(found.Code);
    }
}

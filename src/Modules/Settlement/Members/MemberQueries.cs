using Microsoft.EntityFrameworkCore;
using PayHall.Api;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Members;

/// <summary>Reads members within the data scope.</summary>
internal sealed class MemberQueries(SettlementDbContext context)
{
    /// <summary>A page of members in the order of their codes.</summary>
    public async Task<ListPage<MemberRow>> PageAsync(string? fragment, MemberKind? kind, int size, string? after, CancellationToken cancellationToken)
    {
        var query = Filter(fragment, kind);
        if (after is not null)
        {
            var last = Cursor.Read<string>(after);
            query = query.Where(member => member.Code.CompareTo(last) > 0);
        }

        var rows = await Rows(query.OrderBy(member => member.Code).Take(size + 1)).ToListAsync(cancellationToken);
        var page = rows.Take(size).ToList();
        return new ListPage<MemberRow>(page, rows.Count > size ? Cursor.Write(page[^1].Code) : null);
    }

    /// <summary>All members that a filter finds in the order of their codes, read while they are enumerated.</summary>
    public IAsyncEnumerable<MemberRow> Stream(string? fragment, MemberKind? kind)
        => Rows(Filter(fragment, kind).OrderBy(member => member.Code)).AsAsyncEnumerable();

    /// <summary>How many members a filter finds.</summary>
    public Task<int> CountAsync(string? fragment, MemberKind? kind, CancellationToken cancellationToken) => Filter(fragment, kind).CountAsync(cancellationToken);

    private IQueryable<MemberRow> Rows(IQueryable<Member> members)
        => members.Select(member => new MemberRow(
            member.Id,
            member.Code,
            member.Name,
            member.Kind,
            context.MemberNames.Where(superior => superior.Id == member.SuperiorId).Select(superior => superior.Name).FirstOrDefault(),
            member.Administrator,
            context.Accounts.Where(account => account.MemberId == member.Id && account.Kind == AccountKind.Available).Sum(account => account.BalanceFen),
            context.Accounts.Where(account => account.MemberId == member.Id && account.Kind == AccountKind.Frozen).Sum(account => account.BalanceFen),
            member.Enabled));

    private IQueryable<Member> Filter(string? fragment, MemberKind? kind)
    {
        var query = context.Members.AsNoTracking();
        if (fragment is { Length: > 0 })
            query = query.Where(member => member.Code.Contains(fragment) || member.Name.Contains(fragment));
        return kind is { } wanted ? query.Where(member => member.Kind == wanted) : query;
    }
}

namespace PayHall.Settlement.Domain;

/// <summary>A ledger account, as a posting names it.</summary>
/// <param name="Id">The account's id.</param>
/// <param name="LockRank">
/// Place in the one global order in which accounts are locked: payers 1, suppliers 2, the exchange's own accounts 3. Many
/// payments meet in a supplier, so its row is touched last and held shortest; and two postings never wait for each other in a circle.
/// </param>
public readonly record struct AccountReference(long Id, int LockRank)
{
    /// <summary>The rank of an account of this kind and owner.</summary>
    public static int RankOf(AccountKind kind, MemberKind? owner)
        => kind is AccountKind.Bank or AccountKind.Suspense ? 3 : owner == MemberKind.Supplier ? 2 : 1;
}

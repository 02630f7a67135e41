using PayHall.Data;
using PayHall.Settlement.Ledger;

namespace PayHall.Settlement.Api;

/// <summary>The verification as the API answers it.</summary>
internal sealed record LedgerVerificationView(
    bool Ok,
    long Journals,
    long Entries,
    long Accounts,
    TrialBalanceView TrialBalance,
    SealView Sealed,
    LedgerFault? FirstFault)
{
    public static LedgerVerificationView Of(LedgerVerification verification) => new(
        verification.Ok,
        verification.Journals,
        verification.Entries,
        verification.Accounts,
        new TrialBalanceView(verification.ExchangeFunds, verification.MemberFunds),
        new SealView(
            verification.Head.Number,
            verification.Head.Hash,
            verification.Head.LastPosition,
            verification.Unsealed,
            verification.Head.Number == 0 ? null : InstantConverter.FromMicroseconds(verification.Head.SealedAt)),
        verification.FirstFault);
}

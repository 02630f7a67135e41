using PayHall.Background;
using PayHall.Heating.Domain;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Api;

/// <summary>What callers get, for the description of the API; what is written stands in the endpoints.</summary>
internal static class HeatingAnswers
{
    internal sealed record QuoteAnswer(string? Tariff, int? Version, IReadOnlyList<LineAnswer> Lines, Money Total);

    internal sealed record TariffAnswer : HeatingBodies.TariffBody
    {
        public required string Number { get; init; }

        public required int Version { get; init; }
    }

    internal sealed record CommunityAnswer(string Code, string Name, string? Address);

    internal sealed record HouseholdAnswer(
        string Account,
        string Community,
        string CommunityName,
        string Building,
        string Unit,
        string Room,
        string Address,
        string HeatedArea,
        string FloorArea,
        HeatingBodies.OwnerBody Owner,
        string? Tariff);

    internal sealed record CommunityStatisticsAnswer(string Code, string Name, int Households, Money Receivable, Money Received, Money Refunded, Money Arrears);

    internal sealed record SkipAnswer(string Account, string Reason, SkipReason Code);

    internal sealed record BillRunAnswer(
        long Id, string Season, JobStatus Status, int Done, int Total, int Billed, Money Amount, int SkippedTotal, IReadOnlyList<SkipAnswer> Skipped, string? Error);

    internal sealed record BillInputsAnswer(string HeatedArea, string FloorArea, OwnerKind OwnerKind, WelfareKind Welfare, bool Vacant);

    internal sealed record BillAnswer(
        string Number,
        string Account,
        string Address,
        string Owner,
        string Season,
        string Tariff,
        int Version,
        BillStatus Status,
        IReadOnlyList<LineAnswer> Lines,
        Money Charge,
        Money Paid,
        Money? Due,
        string? Error,
        BillInputsAnswer Inputs);

    internal sealed record BillPaymentAnswer(
        long Id, string Bill, PaymentMethod Method, Money Amount, string? ExternalNumber, DateTimeOffset PaidAt, string Receipt, string TakenBy);
}

namespace PayHall.Settlement.Data;

/// <summary>A deposit (入金) that was posted; <see cref="Origin"/> says who began it: Bank (银行发起) or Exchange (交易所发起).</summary>
internal sealed class Deposit
{
    public long Id { get; init; }

    /// <summary>The bank's serial, unique.</summary>
    public string Serial { get; init; } = "";

    public long MemberId { get; init; }

    public long AmountFen { get; init; }

    public Money Amount => new(AmountFen);

    public DateOnly BookedOn { get; init; }

    public string Bank { get; init; } = "";

    public string Origin { get; init; } = "Bank";

    public long JournalId { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }
}

namespace PayHall.Settlement.Data;

/// <summary>What everybody who sees an entry may know of the account on its other side.</summary>
internal sealed class AccountName
{
    public long Id { get; init; }

    public string Name { get; init; } = "";
}

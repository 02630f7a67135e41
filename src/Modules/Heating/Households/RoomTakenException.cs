using PayHall.Errors;

namespace PayHall.Heating.Households;

/// <summary>The room already has another account.</summary>
internal sealed class RoomTakenException(string address, string account)
    : RuleException("{0} 已登记为缴费账号 {1}，请核对户室号", address, account)
{
    /// <inheritdoc />
    public override string? Field => "room";
}

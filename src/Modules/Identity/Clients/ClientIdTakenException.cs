using PayHall.Errors;

namespace PayHall.Identity.Clients;

/// <summary>The client id is in use, or was: ids are never given again, because acts stand on record under them.</summary>
/// <param name="id">The id.</param>
public sealed class ClientIdTakenException(string id)
    : RuleException("客户端标识 {0} 已被使用或曾经使用过，请换一个", id)
{
    /// <inheritdoc />
    public override string Field => "ClientId";
}

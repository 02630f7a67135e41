namespace PayHall.Identity.Clients;

/// <summary>What can be done to a machine client beside changing it.</summary>
/// <param name="Rotate">换新密钥.</param>
/// <param name="Revoke">收回密钥.</param>
/// <param name="SetEnabled">停用、启用.</param>
/// <param name="Delete">删除.</param>
internal sealed record ClientActs(RotateClientSecret Rotate, RevokeClientSecret Revoke, SetClientEnabled SetEnabled, DeleteClient Delete);

namespace PayHall.Identity.Passwords;

/// <summary>A password to change.</summary>
/// <param name="Current">原密码.</param>
/// <param name="New">新密码.</param>
/// <param name="Repeated">新密码 again.</param>
internal sealed record ChangePasswordCommand(string? Current, string? New, string? Repeated);

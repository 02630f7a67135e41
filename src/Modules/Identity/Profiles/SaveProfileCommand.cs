namespace PayHall.Identity.Profiles;

/// <summary>What a person may change in their own account.</summary>
/// <param name="DisplayName">姓名.</param>
/// <param name="Phone">电话.</param>
/// <param name="Email">邮箱.</param>
internal sealed record SaveProfileCommand(string? DisplayName, string? Phone, string? Email);

namespace PayHall.Settlement.Members;

/// <summary>A member's first administrator account.</summary>
internal sealed record AdministratorView(string UserName);

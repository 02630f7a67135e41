using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Members;

/// <summary>A member, as the API answers it.</summary>
internal sealed record MemberView(string Code, string Name, MemberKind Kind, string? Superior, bool Enabled, AdministratorView Administrator);

using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Members;

/// <summary>Registers a member or brings it up to date.</summary>
/// <param name="Code">The caller's own number, e.g. NTM1000246.</param>
/// <param name="Name">Name.</param>
/// <param name="Kind">Kind; fixed once registered.</param>
/// <param name="Superior">Code of a primary institution's agency, or null.</param>
internal sealed record PutMemberCommand(string Code, string Name, MemberKind Kind, string? Superior);

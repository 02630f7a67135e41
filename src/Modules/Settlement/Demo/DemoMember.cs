using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Demo;

/// <summary>A fictional member.</summary>
/// <param name="Code">Member code.</param>
/// <param name="Name">Name.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Superior">Code of its agency, or null.</param>
/// <param name="Weight">How often it buys or sells, relative to the others.</param>
internal sealed record DemoMember(string Code, string Name, MemberKind Kind, string? Superior = null, int Weight = 3)
{
    /// <summary>Id once it is registered.</summary>
    public long Id { get; set; }
}

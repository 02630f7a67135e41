using PayHall.Identity.Data;

namespace PayHall.Identity.Organizations;

/// <summary>A unit in the list of the tree.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Depth">Depth below the topmost unit that can be seen, from 0.</param>
/// <param name="Accounts">Accounts in it.</param>
/// <param name="HasChildren">True if units stand below it.</param>
internal sealed record UnitLine(OrganizationUnit Unit, int Depth, int Accounts, bool HasChildren);

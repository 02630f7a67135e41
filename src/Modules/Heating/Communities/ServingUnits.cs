using PayHall.Errors;
using PayHall.Organizations;
using PayHall.Security;

namespace PayHall.Heating.Communities;

/// <summary>Finds the organisation unit to which new data belongs.</summary>
internal sealed class ServingUnits(IOrganizationDirectory organizations, AccessContext access)
{
    /// <summary>The unit with the code; without a code the caller's own, or the topmost one that the caller may see.</summary>
    /// <param name="code">Code of a unit within the caller's data scope, or null.</param>
    /// <param name="errors">Where an unknown code is reported, as <c>unit</c>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The unit's id, or 0 if the code is unknown.</returns>
    public async Task<long> ResolveAsync(string? code, InputErrors errors, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(code))
        {
            var unit = await organizations.FindAsync(code.Trim(), cancellationToken);
            if (unit is not null && access.Scope.Includes(unit.Id))
                return unit.Id;
            errors.AddOnce("unit", "没有编号为 {0} 的机构", code);
            return 0;
        }

        if (access.Actor is { UnitId: > 0 } actor && access.Scope.Includes(actor.UnitId))
            return actor.UnitId;
        var units = await organizations.ListAsync(cancellationToken);
        return units.Count > 0 ? units[0].Id : 0;
    }
}

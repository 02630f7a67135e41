using PayHall.Errors;
using PayHall.Tenants.Auditing;
using PayHall.Tenants.Creating;
using PayHall.Tenants.Operating;

namespace PayHall.Tenants.Changing;

/// <summary>改名、改址: takes effect with the next request; those under way end undisturbed.</summary>
internal sealed class ChangeAddress(ITenantConsole console, AuditedAct act)
{
    /// <summary>Changes name and address; false if both are so already.</summary>
    /// <exception cref="InputException">Something is wrong; it names every field.</exception>
    /// <exception cref="RuleException">There is no such tenant, or it is the default site.</exception>
    public async Task<bool> HandleAsync(ChangeAddressCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var tenant = console.Demand(command.Name);
        if (tenant.IsDefault)
            throw new DefaultSiteException();
        var (displayName, prefix) = (command.DisplayName.Trim(), command.Prefix.Trim().Trim('/'));
        var errors = new InputErrors();
        if (displayName.Length is 0 or > 100)
            errors.Add("displayName", "应为 1 到 {0} 个字符", 100);
        CreationCheck.CheckAddress(errors, console, tenant.Name, command.Hosts, prefix, command.ConsoleHost);
        errors.ThrowIfAny();
        if (tenant.DisplayName == displayName && tenant.Prefix == prefix && tenant.Hosts.SequenceEqual(command.Hosts, StringComparer.Ordinal))
            return false;
        await act.RunAsync(
            "Tenants.AddressChanged",
            tenant.Name,
            new { tenant.DisplayName, tenant.Hosts, tenant.Prefix },
            new { DisplayName = displayName, command.Hosts, Prefix = prefix },
            () => console.ChangeAddressAsync(tenant.Name, displayName, command.Hosts, prefix),
            cancellationToken);
        return true;
    }
}

using Microsoft.EntityFrameworkCore;
using PayHall.Heating.Data;
using PayHall.Heating.Domain;
using PayHall.Navigation;

namespace PayHall.Heating;

/// <summary>How many contracts wait for approval within the user's data scope.</summary>
internal sealed class ContractsAwaitingCounter(HeatingDbContext database) : INavigationCounter
{
    /// <summary>The key that the menu names.</summary>
    public const string CounterKey = "heating.contracts-awaiting";

    /// <inheritdoc />
    public string Key => CounterKey;

    /// <inheritdoc />
    public bool IsUrgent => true;

    /// <inheritdoc />
    public Task<int> CountAsync(CancellationToken cancellationToken)
        => database.Contracts.CountAsync(contract => contract.Status == ContractStatus.AwaitingApproval, cancellationToken);
}

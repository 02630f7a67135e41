using PayHall.Recipes;
using PayHall.Tenants;

namespace PayHall.Platform.Recipes;

/// <summary>Keeps the tenant's first passwords for the end of its setup.</summary>
internal sealed class FirstPasswords(TenantSettings tenant, FirstPasswordBoard board) : IFirstPasswords
{
    public void Hand(string userName, string password) => board.Add(tenant.Name, userName, password);
}

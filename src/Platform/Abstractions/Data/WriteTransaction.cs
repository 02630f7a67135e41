using System.Data.Common;
using PayHall.Tenants;

namespace PayHall.Data;

/// <summary>An open transaction on the tenant's database. The writer commits it; the work never does.</summary>
/// <param name="Connection">The open connection; EF Core contexts may be enlisted with <c>UseTransaction</c>, Dapper used directly.</param>
/// <param name="Transaction">The transaction to pass to each command.</param>
/// <param name="Provider">The engine, for the few statements that differ.</param>
public sealed record WriteTransaction(DbConnection Connection, DbTransaction Transaction, DatabaseProvider Provider)
{
    /// <summary>The condition "is one of" for an array parameter of Dapper: an array on PostgreSQL, a list of parameters on SQLite.</summary>
    /// <param name="parameter">The parameter's name, without @.</param>
    public string In(string parameter) => Provider == DatabaseProvider.PostgreSql ? $"= ANY (@{parameter})" : $"IN @{parameter}";
}

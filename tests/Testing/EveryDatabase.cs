using PayHall.Tenants;
using Xunit;

namespace PayHall.Testing;

/// <summary>Runs a theory on every engine: <c>[Theory, ClassData(typeof(EveryDatabase))]</c>.</summary>
public sealed class EveryDatabase : TheoryData<DatabaseProvider>
{
    public EveryDatabase() => AddRange(DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql);
}

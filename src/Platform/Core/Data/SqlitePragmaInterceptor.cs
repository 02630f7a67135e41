using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PayHall.Platform.Data;

/// <summary>Gives EF Core's own connections the same safety settings as those the kernel opens.</summary>
internal sealed class SqlitePragmaInterceptor : DbConnectionInterceptor
{
    public static readonly SqlitePragmaInterceptor Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        => SqliteTenantDatabase.ApplyPragmas(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        SqliteTenantDatabase.ApplyPragmas(connection);
        return Task.CompletedTask;
    }
}

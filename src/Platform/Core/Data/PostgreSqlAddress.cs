using Npgsql;

namespace PayHall.Platform.Data;

/// <summary>Reads <c>postgres://user:password@host:port/database</c>, the form in which operators hand databases around.</summary>
public static class PostgreSqlAddress
{
    /// <summary>Turns an address into an Npgsql connection string; a connection string is returned as it is.</summary>
    public static string ToConnectionString(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.StartsWith("postgres://", StringComparison.Ordinal) && !address.StartsWith("postgresql://", StringComparison.Ordinal))
            return address;
        var uri = new Uri(address);
        var user = uri.UserInfo.Split(':', 2);
        return new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host.Length > 0 ? uri.Host : "127.0.0.1",
            Port = uri.Port > 0 ? uri.Port : 5432,
            Username = Uri.UnescapeDataString(user[0]),
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')),
        }.ConnectionString;
    }
}

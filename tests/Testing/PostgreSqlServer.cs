using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace PayHall.Testing;

/// <summary>
/// A real PostgreSQL for this test process: the one that <c>PAYHALL_TEST_POSTGRES</c> names, or a cluster of its own in a
/// temporary folder, started on first use and stopped at the end. fsync stays on, as in production.
/// </summary>
public sealed class PostgreSqlServer
{
    private static readonly Lazy<Task<PostgreSqlServer>> Instance = new(() => Environment.GetEnvironmentVariable("PAYHALL_TEST_POSTGRES") is { Length: > 0 } given
        ? Task.FromResult(new PostgreSqlServer(given))
        : StartAsync());

    private PostgreSqlServer(string connectionString) => ConnectionString = connectionString;

    public string ConnectionString { get; }

    public static Task<PostgreSqlServer> GetAsync() => Instance.Value;

    /// <summary>A schema name of its own for a test.</summary>
    public static string NewSchema() => "t_" + Guid.NewGuid().ToString("N")[..16];

    /// <summary>Starts a cluster of its own with the given settings, e.g. <c>fsync=off</c>.</summary>
    public static async Task<PostgreSqlServer> StartAsync(params string[] settings)
    {
        var bin = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")).LastOrDefault(Directory.Exists)
            : null;
        if (bin is null)
            throw new InvalidOperationException("PostgreSQL is not installed: install Debian's package postgresql, or name a server in PAYHALL_TEST_POSTGRES.");
        var folder = Directory.CreateTempSubdirectory("payhall-pg-").FullName;
        var port = FreePort();
        await RunAsync("chmod", "777", folder);
        await AsPostgresAsync(Path.Combine(bin, "initdb"), "-D", folder + "/data", "-U", "payhall", "-A", "trust", "-E", "UTF8", "--no-locale");
        await AsPostgresAsync(
            Path.Combine(bin, "pg_ctl"), "-D", folder + "/data", "-w", "-l", folder + "/log",
            "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c max_connections=300 -c shared_buffers=128MB{string.Concat(settings.Select(setting => " -c " + setting))}", "start");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            AsPostgresAsync(Path.Combine(bin, "pg_ctl"), "-D", folder + "/data", "-m", "immediate", "stop").Wait(TimeSpan.FromSeconds(20));
            Directory.Delete(folder, recursive: true);
        };
        return new PostgreSqlServer(new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = "payhall",
            Database = "postgres",
        }.ConnectionString);
    }

    /// <summary>PostgreSQL refuses to run as root, so root lends it the package's own user.</summary>
    private static Task AsPostgresAsync(params string[] command)
        => Environment.UserName == "root" ? RunAsync("runuser", ["-u", "postgres", "--", .. command]) : RunAsync(command[0], command[1..]);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // The server keeps what it inherits open, so its output goes nowhere instead of into a pipe that would never end.
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", program, .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = "/tmp",
        })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using System.Diagnostics;
using System.Globalization;
using Npgsql;
using PayHall.Testing;

namespace PayHall.Benchmarks;

/// <summary>PostgreSQL's own benchmark, in a database of its own on the cluster that the tests use.</summary>
internal sealed class PgBench
{
    private const string Database = "pgbench";
    private const string Scale = "10";
    private NpgsqlConnectionStringBuilder server = new();

    public async Task PrepareAsync()
    {
        server = new NpgsqlConnectionStringBuilder((await PostgreSqlServer.GetAsync()).ConnectionString);
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using (var drop = new NpgsqlCommand($"DROP DATABASE IF EXISTS {Database}", connection))
            await drop.ExecuteNonQueryAsync();
        await using (var create = new NpgsqlCommand($"CREATE DATABASE {Database}", connection))
            await create.ExecuteNonQueryAsync();
        await PgBenchAsync("-i", "-q", "-s", Scale);
    }

    /// <summary>Transactions per second of simple updates (two updates-and-inserts, <c>-N</c>), prepared.</summary>
    public async Task<double> RunAsync(int clients, TimeSpan time)
    {
        var output = await PgBenchAsync(
            "-N", "-M", "prepared", "-c", clients.ToString(CultureInfo.InvariantCulture), "-j", "2", "-T", time.TotalSeconds.ToString("0", CultureInfo.InvariantCulture));
        var line = output.Split('\n').Last(line => line.StartsWith("tps = ", StringComparison.Ordinal));
        return double.Parse(line["tps = ".Length..].Split(' ')[0], CultureInfo.InvariantCulture);
    }

    private async Task<string> PgBenchAsync(params string[] arguments)
    {
        var program = Directory.EnumerateDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin", "pgbench")).LastOrDefault(File.Exists) ?? "pgbench";
        var start = new ProcessStartInfo(program, [.. arguments, "-h", server.Host!, "-p", server.Port.ToString(CultureInfo.InvariantCulture), "-U", server.Username!, Database])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PGPASSWORD"] = server.Password ?? "";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException("pgbench failed: " + await error);
    }
}

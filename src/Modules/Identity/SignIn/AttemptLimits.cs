using System.Net;
using System.Net.Sockets;
using System.Numerics;
using Dapper;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Identity.Access;
using PayHall.Settings;
using PayHall.Tenants;

namespace PayHall.Identity.SignIn;

/// <summary>
/// Limits failed attempts per address and, narrower for each address in a flood from many, per tenant in windows of ten minutes, counted in the database so that they hold
/// over several hosts. An attempt counts from its start and is taken back when it succeeds. Of attempts beyond a limit, which nobody
/// looks at, the audit trail gets the first, second, fourth, eighth and so on with their number, so that a flood can't fill the disk.
/// </summary>
internal sealed class AttemptLimits(ITenantWriter writer, TenantClock clock, ISettings<IdentitySettings> settings, CurrentSession current, IAuditTrail audit)
{
    private const long WindowSeconds = 600;
    private const string Tenant = "tenant";

    // So many attempts an address has also while the tenant is flooded from many others.
    private const int InFlood = 5;

    /// <summary>Counts an attempt of a person to sign in.</summary>
    /// <exception cref="TooManyAttemptsException">The address or the tenant has to wait.</exception>
    public Task<Attempt> EnterAsync(CancellationToken cancellationToken) => EnterAsync("", cancellationToken);

    /// <summary>Counts an attempt of a program to get a token: apart, since no captcha slows it down.</summary>
    /// <exception cref="TooManyAttemptsException">The address or the tenant has to wait.</exception>
    public Task<Attempt> EnterAsProgramAsync(CancellationToken cancellationToken) => EnterAsync("token:", cancellationToken);

    private async Task<Attempt> EnterAsync(string door, CancellationToken cancellationToken)
    {
        var limits = await settings.GetAsync(cancellationToken);
        var period = Period;
        var isOver = await writer.ExecuteAsync(
            async (transaction, cancellation) =>
            {
                await transaction.Connection.ExecuteAsync("DELETE FROM identity_attempts WHERE period < @Oldest", new { Oldest = period - 1 }, transaction.Transaction);
                var mine = await AddAsync(transaction, door + Address, period);
                await RecordAsync(transaction, Address, mine, limits.AddressLimit, cancellation);
                if (mine > limits.AddressLimit)
                    return true;

                // What is refused for its address does not count for the tenant: otherwise one address could shut everybody out.
                var all = await AddAsync(transaction, door + Tenant, period);
                await RecordAsync(transaction, Tenant, all, limits.TenantLimit, cancellation);
                return all > limits.TenantLimit && mine > InFlood;
            },
            cancellationToken);
        if (isOver)
            throw new TooManyAttemptsException();
        return new Attempt(door, period);
    }

    /// <summary>Counts something else that happens in this window, as a part of a transaction; answers how often it did.</summary>
    public Task<int> CountAsync(WriteTransaction transaction, string bucket) => AddAsync(transaction, bucket, Period);

    private async Task RecordAsync(WriteTransaction transaction, string bucket, int attempts, int limit, CancellationToken cancellationToken)
    {
        if (attempts <= limit || !BitOperations.IsPow2(attempts - limit))
            return;
        var state = AuditState.Of(new { reason = SignInRefusal.TooManyAttempts, attempts, limit });
        await audit.AppendAsync(transaction, new AuditEntry("Identity.SignInRefused", bucket, null, state) { IsRefused = true }, cancellationToken);
    }

    /// <summary>The attempt succeeded and counts no more.</summary>
    public Task LeaveAsync(Attempt attempt, CancellationToken cancellationToken)
        => writer.ExecuteAsync(
            async (transaction, _) =>
            {
                // In the order of entering, one after the other: two that lock the same rows the other way round wait for each other.
                await SubtractAsync(transaction, attempt.Door + Address, attempt.Period);
                return await SubtractAsync(transaction, attempt.Door + Tenant, attempt.Period);
            },
            cancellationToken);

    private string Address => "address:" + NetworkOf(current.Address);

    private long Period => clock.UtcNow.ToUnixTimeSeconds() / WindowSeconds;

    // Who has one IPv6 address has its whole network of 64 bits to change it in.
    private static string NetworkOf(string address)
        => IPAddress.TryParse(address, out var parsed) && parsed is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? new IPAddress([.. parsed.GetAddressBytes()[..8], .. new byte[8]]) + "/64"
            : address;

    private static Task<int> AddAsync(WriteTransaction transaction, string bucket, long period)
        => transaction.Connection.ExecuteScalarAsync<int>(
            """
            INSERT INTO identity_attempts (bucket, period, count) VALUES (@Bucket, @Period, 1)
            ON CONFLICT (bucket, period) DO UPDATE SET count = identity_attempts.count + 1
            RETURNING count
            """,
            new { Bucket = bucket, Period = period },
            transaction.Transaction);

    private static Task<int> SubtractAsync(WriteTransaction transaction, string bucket, long period)
        => transaction.Connection.ExecuteAsync(
            "UPDATE identity_attempts SET count = count - 1 WHERE bucket = @Bucket AND period = @Period AND count > 0",
            new { Bucket = bucket, Period = period },
            transaction.Transaction);
}

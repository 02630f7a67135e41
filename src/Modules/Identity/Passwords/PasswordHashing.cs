using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PayHall.Identity.Data;
using PayHall.Security;

namespace PayHall.Identity.Passwords;

/// <summary>
/// ASP.NET Core Identity's password hasher, in the slots that all tenants of the host share: a flood of sign-ins waits in a short queue
/// in place of taking every core, and is refused when the tenant's queue is full.
/// </summary>
internal sealed class PasswordHashing : IDisposable
{
    /// <summary>The name under which comparisons are traced.</summary>
    public const string Comparing = "Identity.ComparePassword";

    private const int MaxWaiting = 100;

    // So that an operator sees what waits in the queue, and a test that every refusal has cost the same work.
    private static readonly ActivitySource Source = new("PayHall.Identity");

    // The hasher asks for the account only so that other hashers can; this one never looks at it.
    private static readonly User Nobody = new();

    private readonly IPasswordHasher<User> hasher;
    private readonly HashingSlots slots;
    private readonly Lazy<string> decoy;

    // Accounts share these; more would only be more memory.
    private readonly SemaphoreSlim[] lanes = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];
    private int waiting;

    /// <summary>Creates the hashing for a tenant.</summary>
    public PasswordHashing(IOptions<PasswordHasherOptions> options, HashingSlots slots)
    {
        this.slots = slots;
        hasher = new PasswordHasher<User>(options);
        decoy = new Lazy<string>(() => hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));
    }

    /// <summary>Hashes a password.</summary>
    public Task<string> HashAsync(string password, CancellationToken cancellationToken)
        => RunAsync(() => hasher.HashPassword(Nobody, password), cancellationToken);

    /// <summary>Compares; where there is no hash the same work is done and the answer is no.</summary>
    public Task<PasswordVerificationResult> VerifyAsync(string? hash, string password, CancellationToken cancellationToken)
        => RunAsync(
            () =>
            {
                using var trace = Source.StartActivity(Comparing);

                // Made with the first comparison of any kind, so that its making tells nothing either.
                var compared = hash ?? decoy.Value;
                _ = decoy.Value;
                var result = hasher.VerifyHashedPassword(Nobody, compared, password);
                return hash is null ? PasswordVerificationResult.Failed : result;
            },
            cancellationToken);

    /// <summary>
    /// Compares for somebody who is signed in, one at a time of each account: whoever sends hundreds at once waits for themselves, and
    /// not in the queue through which everybody signs in.
    /// </summary>
    public async Task<PasswordVerificationResult> VerifyOwnAsync(string accountId, string? hash, string password, CancellationToken cancellationToken)
    {
        var lane = lanes[(uint)accountId.GetHashCode(StringComparison.Ordinal) % (uint)lanes.Length];
        await lane.WaitAsync(cancellationToken);
        try
        {
            return await VerifyAsync(hash, password, cancellationToken);
        }
        finally
        {
            lane.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => Array.ForEach(lanes, lane => lane.Dispose());

    private async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref waiting) > MaxWaiting)
        {
            Interlocked.Decrement(ref waiting);
            throw new SignIn.TooManyAttemptsException();
        }

        try
        {
            return await slots.RunAsync(work, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }
}

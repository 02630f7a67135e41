using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PayHall.Identity.Data;

namespace PayHall.Identity.Passwords;

/// <summary>
/// ASP.NET Core Identity's password hasher, at most a few hashes at a time: a flood of sign-ins waits in a short queue in
/// place of taking every core, and is refused when the queue is full.
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
    private readonly SemaphoreSlim gate = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly Lazy<string> decoy;
    private int waiting;

    /// <summary>Creates the hashing for a tenant.</summary>
    public PasswordHashing(IOptions<PasswordHasherOptions> options)
    {
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

    /// <inheritdoc />
    public void Dispose() => gate.Dispose();

    private async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref waiting) > MaxWaiting)
        {
            Interlocked.Decrement(ref waiting);
            throw new SignIn.TooManyAttemptsException();
        }

        try
        {
            await gate.WaitAsync(cancellationToken);
            try
            {
                return work();
            }
            finally
            {
                gate.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }
}

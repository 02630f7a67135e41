using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PayHall.Auditing;
using PayHall.Identity.Accounts;
using PayHall.Identity.Data;
using PayHall.Identity.Passwords;
using PayHall.Settings;

namespace PayHall.Identity.PaymentPasswords;

/// <summary>Compares the acting person's payment password and counts failures (I-07).</summary>
internal sealed class PaymentPasswordCheck(
    IdentityDb db,
    OwnAccount own,
    PaymentPasswordFailures failures,
    PasswordHashing hashing,
    ISettings<IdentitySettings> settings)
{
    /// <summary>The acting person's account.</summary>
    /// <exception cref="PersonRequiredException">A machine client acts.</exception>
    public Task<User> RequireUserAsync(CancellationToken cancellationToken) => own.RequireAsync(cancellationToken);

    /// <summary>
    /// True if the account's first payment password is set against its sign-in password: it has none of its own yet, and where initial
    /// passwords are random, no common one that everybody knows.
    /// </summary>
    public async Task<bool> StartsFromSignInAsync(User user, CancellationToken cancellationToken)
        => user.PaymentPasswordHash is null && (await settings.GetAsync(cancellationToken)).RandomInitialPassword;

    /// <summary>Compares.</summary>
    /// <exception cref="PaymentPasswordLockedException">Locked, whatever was given.</exception>
    /// <exception cref="WrongPaymentPasswordException">Wrong.</exception>
    public async Task VerifyAsync(User user, string password, CancellationToken cancellationToken)
    {
        if (user.PaymentLockedUntil is { } until && !failures.Counter.IsOver(until))
        {
            await RecordAsync(user, remaining: 0, cancellationToken);
            throw new PaymentPasswordLockedException();
        }

        var isRight = await IsRightAsync(user, password, cancellationToken);
        if (await failures.Counter.AcceptPaymentAsync(user.Id, isRight))
            return;
        var remaining = isRight ? 0 : await RemainingAsync(user.Id, cancellationToken);
        await RecordAsync(user, remaining, cancellationToken);
        throw remaining == 0 ? new PaymentPasswordLockedException() : new WrongPaymentPasswordException(remaining);
    }

    /// <summary>How many wrong ones may still be given today.</summary>
    public async Task<int> RemainingAsync(string userId, CancellationToken cancellationToken)
    {
        var state = await db.AllUsers.Where(user => user.Id == userId)
            .Select(user => new { user.PaymentFailedCount, user.PaymentLockedUntil })
            .SingleAsync(cancellationToken);
        if (state.PaymentLockedUntil is not { } until)
            return Math.Max(0, SignIn.FailureCounter.Limit - state.PaymentFailedCount);
        return failures.Counter.IsOver(until) ? SignIn.FailureCounter.Limit : 0;
    }

    private Task RecordAsync(User user, int remaining, CancellationToken cancellationToken)
        => failures.Audit.AppendAsync(
            new AuditEntry("Identity.PaymentPasswordRefused", "account:" + user.UserName, null, AuditState.Of(new { remaining })) { IsRefused = true }, cancellationToken);

    // Before its first change an account has no payment password of its own, but the tenant's initial one.
    private async Task<bool> IsRightAsync(User user, string password, CancellationToken cancellationToken)
    {
        var hash = await StartsFromSignInAsync(user, cancellationToken) ? user.PasswordHash : user.PaymentPasswordHash;
        if (hash is not null)
            return await hashing.VerifyOwnAsync(user.Id, hash, password, cancellationToken) != PasswordVerificationResult.Failed;
        var initial = (await settings.GetAsync(cancellationToken)).InitialPassword;
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(initial), Encoding.UTF8.GetBytes(password));
    }
}

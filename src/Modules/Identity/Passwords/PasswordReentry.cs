using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PayHall.Auditing;
using PayHall.Errors;
using PayHall.Identity.Accounts;
using PayHall.Identity.Data;
using PayHall.Identity.SignIn;

namespace PayHall.Identity.Passwords;

/// <summary>Asks the acting person for the sign-in password again before something that a walked-away-from browser must not do.</summary>
internal sealed class PasswordReentry(IdentityDb db, OwnAccount own, FailureCounter failures, PasswordHashing hashing, IAuditTrail audit)
{
    /// <summary>The acting person's account, if the password is right; wrong ones count towards the lock of the account.</summary>
    /// <exception cref="InputException">The password is missing or wrong, at the field <c>Password</c>.</exception>
    public async Task<User> RequireAsync(string? password, CancellationToken cancellationToken)
    {
        var user = await own.RequireAsync(cancellationToken);
        var errors = new InputErrors();
        if (string.IsNullOrEmpty(password))
            errors.Add("Password", "请输入登录密码");
        else
            await CheckAsync(errors, "Password", user, password, cancellationToken);
        errors.ThrowIfAny();
        return user;
    }

    /// <summary>Adds what is wrong with the password as it was typed to <paramref name="errors"/>; wrong ones count towards the lock of the account.</summary>
    public async Task CheckAsync(InputErrors errors, string field, User user, string password, CancellationToken cancellationToken)
    {
        // Before any work, so that whoever goes on trying costs nobody anything.
        if (user.LockoutEnd is { } known && !failures.IsOver(known))
        {
            await RefuseAsync(errors, field, user, isLocked: true, cancellationToken);
            return;
        }

        var isRight = await hashing.VerifyOwnAsync(user.Id, user.PasswordHash, password, cancellationToken) != PasswordVerificationResult.Failed;
        if (await failures.AcceptSignInAsync(user.Id, isRight))
            return;
        var lockout = await db.AllUsers.Where(candidate => candidate.Id == user.Id).Select(candidate => candidate.LockoutEnd).SingleAsync(cancellationToken);
        await RefuseAsync(errors, field, user, isRight || (lockout is { } until && !failures.IsOver(until)), cancellationToken);
    }

    private async Task RefuseAsync(InputErrors errors, string field, User user, bool isLocked, CancellationToken cancellationToken)
    {
        await audit.AppendAsync(new AuditEntry("Identity.PasswordRefused", "account:" + user.UserName) { IsRefused = true }, cancellationToken);
        if (isLocked)
            errors.Add(field, "登录密码连续输错 {0} 次，账号已锁定；请联系管理员解锁或重置", FailureCounter.Limit);
        else
            errors.Add(field, "登录密码不正确，请重新输入");
    }
}

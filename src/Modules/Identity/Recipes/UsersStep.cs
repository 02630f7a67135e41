using Microsoft.EntityFrameworkCore;
using PayHall.Identity.Accounts;
using PayHall.Identity.Data;
using PayHall.Identity.Passwords;
using PayHall.Organizations;
using PayHall.Recipes;

namespace PayHall.Identity.Recipes;

/// <summary>
/// Recipe step <c>users</c>: accounts. With <c>"demo": true</c> they get the passwords that stand there, or random ones, are
/// recorded for newcomers, and need not change them. With <c>"handOver": true</c> they get random ones, which whoever started the host
/// learns once and which must be changed. Without, the tenant's initial passwords hold unless others are given.
/// </summary>
internal sealed class UsersStep(IAccountDirectory accounts, IDemoAccounts demo, IFirstPasswords first, IdentityDb db) : IRecipeStepHandler
{
    /// <inheritdoc />
    public string Name => "users";

    /// <inheritdoc />
    public IEnumerable<string> Validate(RecipeStep step)
    {
        if (StepReader.TryRead<Body>(step, out var fault) is not { } body)
        {
            yield return fault;
            yield break;
        }

        if (body.Demo && body.HandOver)
            yield return "users: \"demo\" and \"handOver\" exclude each other.";
        foreach (var user in body.Users)
        {
            if (!UserNames.IsValid(user.UserName))
                yield return $"users: \"{user.UserName}\" is no user name of 2 to {UserNames.MaxLength} letters, digits or _ - . @.";
            if (user.DisplayName.Length is 0 or > 50)
                yield return $"users: \"{user.UserName}\" needs a display name of 1 to 50 characters.";
            if (user.Roles.Count == 0)
                yield return $"users: \"{user.UserName}\" has no role.";
        }
    }

    /// <inheritdoc />
    public async Task ExecuteAsync(RecipeStep step, CancellationToken cancellationToken)
    {
        var body = step.Read<Body>();
        foreach (var user in body.Users)
        {
            var password = user.Password ?? (body.Demo || body.HandOver ? PasswordGuidance.Random() : null);
            var paymentPassword = user.PaymentPassword ?? (body.Demo ? PasswordGuidance.Random() : null);
            var account = await accounts.EnsureAsync(
                new AccountDraft
                {
                    UserName = user.UserName,
                    DisplayName = user.DisplayName,
                    Title = user.Title,
                    Phone = user.Phone,
                    UnitCode = user.Unit,
                    Roles = user.Roles,
                    Password = password,
                    MustChangePassword = body.HandOver,
                    PaymentPassword = paymentPassword,
                    CaRequired = user.CaRequired,
                },
                cancellationToken);
            // Whoever needs a certificate is recorded with it by its own step: the password alone lets nobody in.
            if (body.Demo && account.Created && !user.CaRequired)
                await demo.AddUserAsync(new DemoUser(user.UserName, password!, paymentPassword!, user.Roles[0], await MemberAsync(user.Unit, cancellationToken)), cancellationToken);
            if (body.HandOver && account.Created)
                first.Hand(user.UserName, password!);
        }
    }

    // The member to which the person's unit belongs, be it a department of it.
    private async Task<string?> MemberAsync(string unitCode, CancellationToken cancellationToken)
    {
        var path = await db.AllUnits.Where(unit => unit.Code == unitCode).Select(unit => unit.Path).SingleAsync(cancellationToken);
        return await db.AllUnits.Where(unit => unit.Kind == "Member" && path.StartsWith(unit.Path))
            .OrderByDescending(unit => unit.Level).Select(unit => unit.Code).FirstOrDefaultAsync(cancellationToken);
    }

    private sealed record Body
    {
        public bool Demo { get; init; }

        public bool HandOver { get; init; }

        public required IReadOnlyList<UserItem> Users { get; init; }
    }

    private sealed record UserItem
    {
        public required string UserName { get; init; }

        public required string DisplayName { get; init; }

        public required string Unit { get; init; }

        public required IReadOnlyList<string> Roles { get; init; }

        public string Title { get; init; } = "";

        public string Phone { get; init; } = "";

        public string? Password { get; init; }

        public string? PaymentPassword { get; init; }

        /// <summary>Who makes a tenant has to get in before certificates are bound, so nothing is demanded unless it is said.</summary>
        public bool CaRequired { get; init; }
    }
}

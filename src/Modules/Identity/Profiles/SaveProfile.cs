using Dapper;
using PayHall.Auditing;
using PayHall.Errors;
using PayHall.Identity.Accounts;
using PayHall.Identity.Auditing;

namespace PayHall.Identity.Profiles;

/// <summary>修改个人资料 (I-14): name, phone and e-mail of one's own account; all that decides about rights stays with administrators.</summary>
internal sealed class SaveProfile(OwnAccount own, AuditedWriter writer)
{
    /// <summary>Saves; what is as it was before is not recorded as a change.</summary>
    /// <exception cref="InputException">A field is wrong.</exception>
    public async Task HandleAsync(SaveProfileCommand command, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        ContactRules.Check(errors, command.DisplayName, command.Phone, command.Email);
        errors.ThrowIfAny();

        var user = await own.RequireAsync(cancellationToken);
        var before = new { user.DisplayName, PhoneNumber = user.PhoneNumber ?? "", Email = user.Email ?? "" };
        var after = new { DisplayName = command.DisplayName!.Trim(), PhoneNumber = command.Phone?.Trim() ?? "", Email = command.Email?.Trim() ?? "" };
        if (before.Equals(after))
            return;
        await writer.ExecuteAsync(
            new AuditEntry("Identity.ProfileChanged", "account:" + user.UserName, AuditState.Of(before), AuditState.Of(after)),
            (transaction, _) => transaction.Connection.ExecuteAsync(
                "UPDATE identity_users SET display_name = @DisplayName, phone = @PhoneNumber, email = @Email WHERE id = @Id",
                new { user.Id, after.DisplayName, after.PhoneNumber, after.Email },
                transaction.Transaction),
            cancellationToken);
    }
}

using PayHall.Errors;
using PayHall.Identity.Captcha;
using PayHall.Organizations;

namespace PayHall.Identity.PaymentPasswords;

/// <summary>What a person proves again before money moves, as other modules ask for it.</summary>
internal sealed class StepUp(PaymentPasswordCheck check, CaptchaTickets captcha) : IStepUp
{
    /// <inheritdoc />
    public async Task VerifyPaymentPasswordAsync(string? paymentPassword, CancellationToken cancellationToken)
    {
        var user = await check.RequireUserAsync(cancellationToken);
        if (user.PaymentMustChange)
            throw new PaymentPasswordNotSetException();
        if (string.IsNullOrEmpty(paymentPassword))
        {
            var errors = new InputErrors();
            errors.Add("paymentPassword", "请输入支付密码");
            throw new InputException(errors);
        }

        await check.VerifyAsync(user, paymentPassword, cancellationToken);
    }

    /// <inheritdoc />
    public Task<bool> VerifyCaptchaAsync(string? ticket, string? answer, CancellationToken cancellationToken)
        => captcha.UseAsync(ticket, answer, cancellationToken);

    /// <inheritdoc />
    public async Task<int> RemainingPaymentPasswordTriesAsync(CancellationToken cancellationToken)
    {
        var user = await check.RequireUserAsync(cancellationToken);
        return await check.RemainingAsync(user.Id, cancellationToken);
    }
}

using Microsoft.Extensions.DependencyInjection;
using PayHall.Errors;
using PayHall.Modules;
using PayHall.Organizations;

[assembly: Module(Id = "SettlementDoubles", Name = "测试", Dependencies = ["Identity"])]

namespace PayHall.Settlement.Tests.Doubles;

/// <summary>
/// Stands in for what costs seconds of password hashing in each test: accounts and payment passwords. Organisations, audit trail and all
/// else are the real ones. The tests in Api/ use the real accounts and payment passwords as well.
/// </summary>
public sealed class Startup : StartupBase
{
    public override int Order => 100;

    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<IAccountDirectory, Accounts>();
        services.AddSingleton<IStepUp, StepUp>();
    }
}

public sealed class WrongPaymentPasswordException() : RuleException("支付密码不正确");

public sealed class Accounts : IAccountDirectory
{
    public Task<AccountInfo> EnsureAsync(AccountDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return Task.FromResult(new AccountInfo("u:" + draft.UserName, draft.UserName, draft.DisplayName, true));
    }

    public Task<AccountAddition> PrepareAsync(AccountDraft draft, CancellationToken cancellationToken)
        => Task.FromResult<AccountAddition>((_, cancellation) => EnsureAsync(draft, cancellation));

    public Task<AccountInfo?> FindAsync(string userName, CancellationToken cancellationToken) => Task.FromResult<AccountInfo?>(null);

    public Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> accountIds, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyDictionary<string, string>>(accountIds.ToDictionary(id => id));
}

public sealed class StepUp : IStepUp
{
    public Task VerifyPaymentPasswordAsync(string? paymentPassword, CancellationToken cancellationToken)
        => paymentPassword == Exchange.PaymentPassword ? Task.CompletedTask : throw new WrongPaymentPasswordException();

    public Task<bool> VerifyCaptchaAsync(string? ticket, string? answer, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<int> RemainingPaymentPasswordTriesAsync(CancellationToken cancellationToken) => Task.FromResult(5);
}

using Microsoft.Extensions.DependencyInjection;
using PayHall.Errors;
using PayHall.Identity.PaymentPasswords;
using PayHall.Organizations;
using PayHall.Security;
using PayHall.Settings;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Identity.Tests;

/// <summary>The payment password (S-06, I-07).</summary>
public sealed class PaymentPasswordTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Five_wrong_ones_lock_it_until_the_next_local_day(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        host.Clock.SetTo(new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero));
        for (var left = 4; left > 0; left--)
        {
            var refusal = await Should.ThrowAsync<WrongPaymentPasswordException>(VerifyAsync(host, "wrong"));
            refusal.Arguments.ShouldBe([left]);
        }

        await Should.ThrowAsync<PaymentPasswordLockedException>(VerifyAsync(host, "wrong"));
        await Should.ThrowAsync<PaymentPasswordLockedException>(VerifyAsync(host, IdentityHost.PaymentPassword));
        host.Clock.SetTo(new DateTimeOffset(2026, 11, 20, 16, 0, 1, TimeSpan.Zero));
        await VerifyAsync(host, IdentityHost.PaymentPassword);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Many_right_ones_at_the_same_moment_are_all_right_and_lock_nothing(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => VerifyAsync(host, IdentityHost.PaymentPassword))));
        (await host.ScalarAsync<long>("SELECT payment_failed_count FROM identity_users WHERE user_name = 'boss'")).ShouldBe(0);
        await VerifyAsync(host, IdentityHost.PaymentPassword);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Many_wrong_ones_at_the_same_moment_lock_after_five(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var refusals = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(async () => await Record.ExceptionAsync(() => VerifyAsync(host, "wrong")))));
        refusals.ShouldAllBe(refusal => refusal is WrongPaymentPasswordException || refusal is PaymentPasswordLockedException);
        (await host.ScalarAsync<long>("SELECT payment_failed_count FROM identity_users WHERE user_name = 'boss'")).ShouldBe(5);
        await Should.ThrowAsync<PaymentPasswordLockedException>(VerifyAsync(host, IdentityHost.PaymentPassword));
    }

    [Fact]
    public async Task The_initial_one_approves_nothing_until_it_is_changed()
    {
        await using var host = await IdentityHost.StartAsync();
        await host.AsAsync("other", services => Should.ThrowAsync<PaymentPasswordNotSetException>(services.GetRequiredService<IStepUp>().VerifyPaymentPasswordAsync("Ha@654321", default)));

        using var client = await host.SignInAsync("other");
        (await ChangeAsync(client, "Ha@654321", IdentityHost.Password)).ShouldContain("支付密码不能与登录密码相同");
        (await ChangeAsync(client, "wrong", "Green-Field-4")).ShouldContain("支付密码不正确");
        (await ChangeAsync(client, "Ha@654321", "Green-Field-4")).ShouldBeEmpty();

        await host.AsAsync("other", services => services.GetRequiredService<IStepUp>().VerifyPaymentPasswordAsync("Green-Field-4", default));
    }

    [Fact]
    public async Task Where_initial_passwords_are_random_the_first_one_is_set_with_the_sign_in_password_and_not_with_one_that_everybody_knows()
    {
        await using var host = await IdentityHost.StartAsync();
        await host.AsAsync("root", async services =>
        {
            var settings = services.GetRequiredService<ISettings<IdentitySettings>>();
            await settings.SaveAsync(await settings.GetAsync(default) with { RandomInitialPassword = true }, default);
        });

        using var client = await host.SignInAsync("other");
        (await client.GetStringAsync("Identity/ChangePaymentPassword")).ShouldContain("原支付密码请填登录密码");
        (await ChangeAsync(client, "Ha@654321", "Green-Field-4")).ShouldContain("支付密码不正确");
        (await ChangeAsync(client, IdentityHost.Password, "Green-Field-4")).ShouldBeEmpty();

        await host.AsAsync("other", services => services.GetRequiredService<IStepUp>().VerifyPaymentPasswordAsync("Green-Field-4", default));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_reset_one_approves_nothing_until_its_owner_changes_it(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var clerk = await host.ScalarAsync<string>("SELECT id FROM identity_users WHERE user_name = 'clerk'");
        using var boss = await host.SignInAsync("boss");

        (await boss.SubmitAsync("Identity/ResetPaymentPassword", ("Input.UserId", clerk!), ("Input.New", "Green-Field-4"), ("Input.Repeated", "Green-Field-4"))).ShouldBeEmpty();

        await host.AsAsync("clerk", services => Should.ThrowAsync<PaymentPasswordNotSetException>(services.GetRequiredService<IStepUp>().VerifyPaymentPasswordAsync("Green-Field-4", default)));
    }

    [Fact]
    public async Task A_machine_client_has_none()
    {
        await using var host = await IdentityHost.StartAsync();
        await host.InTenantAsync(IdentityHost.Tenant, async services =>
        {
            services.GetRequiredService<AccessContext>().ActAs(new Actor("client:trading", "trading", "交易系统", 1, IsPerson: false), new HashSet<string>(), DataScope.All);
            await Should.ThrowAsync<PersonRequiredException>(services.GetRequiredService<IStepUp>().VerifyPaymentPasswordAsync("any", default));
        });
    }

    [Fact]
    public async Task An_empty_one_is_no_try()
    {
        await using var host = await IdentityHost.StartAsync();
        await host.AsAsync("clerk", async services =>
        {
            var stepUp = services.GetRequiredService<IStepUp>();
            await Should.ThrowAsync<InputException>(stepUp.VerifyPaymentPasswordAsync("", default));
            (await stepUp.RemainingPaymentPasswordTriesAsync(default)).ShouldBe(5);
        });
    }

    private static Task VerifyAsync(TestHost host, string password)
        => host.AsAsync("boss", services => services.GetRequiredService<IStepUp>().VerifyPaymentPasswordAsync(password, default));

    private static Task<string> ChangeAsync(HttpClient client, string current, string password)
        => client.SubmitAsync("Identity/ChangePaymentPassword", ("Input.Current", current), ("Input.New", password), ("Input.Repeated", password));
}

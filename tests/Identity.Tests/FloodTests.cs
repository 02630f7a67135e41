using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Identity.Captcha;
using PayHall.Identity.Passwords;
using PayHall.Security;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Identity.Tests;

/// <summary>A flood of sign-ins leaves the site usable (I-04, I-05). Other addresses of this machine stand for other people.</summary>
public sealed class FloodTests
{
    private const int Attempts = 1000;

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_thousand_sign_ins_at_once_leave_the_site_usable_and_the_trail_short(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var before = await AuditAsync(host);
        using var flood = From(host, "127.0.0.2");
        using var visitor = From(host, "127.0.0.3");
        var page = await flood.GetStringAsync("Identity/SignIn");
        var captchas = await CaptchasAsync(host, Attempts);

        var attempts = captchas.Select((captcha, number) => SubmitAsync(flood, page, NameOf(number), number % 4 == 3 ? IdentityHost.Password : "wrong", captcha)).ToList();
        var during = new List<HttpStatusCode>();
        while (!attempts.TrueForAll(attempt => attempt.IsCompleted))
        {
            using var answer = await visitor.GetAsync("Identity/SignIn");
            during.Add(answer.StatusCode);
        }

        var answers = await Task.WhenAll(attempts);
        answers.ShouldAllBe(status => status == HttpStatusCode.OK || status == HttpStatusCode.Redirect || status == HttpStatusCode.TooManyRequests);
        answers.ShouldContain(HttpStatusCode.TooManyRequests);
        during.ShouldNotBeEmpty();
        during.ShouldAllBe(status => status == HttpStatusCode.OK);
        (await host.TryAsync(visitor, "boss", IdentityHost.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.GetAsync("Identity/Accounts")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var signedIn = answers.Count(status => status == HttpStatusCode.Redirect);
        (await AuditAsync(host) - before).ShouldBeLessThan(signedIn + 100, "fifty that were looked at, and of those beyond the limit the first, second, fourth and so on");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_captcha_answered_fifty_times_at_once_counts_once(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var client = From(host, "127.0.0.4");
        var page = await client.GetStringAsync("Identity/SignIn");
        var captcha = (await CaptchasAsync(host, 1))[0];

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => SubmitAsync(client, page, "boss", IdentityHost.Password, captcha)));

        answers.Count(status => status == HttpStatusCode.Redirect).ShouldBe(1);
        answers.Count(status => status == HttpStatusCode.OK).ShouldBe(49);
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_audit WHERE state_after LIKE '%WrongCaptcha%'")).ShouldBe(49);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Attempts_count_for_the_network_of_an_ipv6_address_and_are_taken_back_where_they_were_counted(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        host.Clock.SetTo(new DateTimeOffset(2026, 11, 20, 2, 5, 0, TimeSpan.Zero));
        foreach (var address in new[] { "2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1", "192.0.2.7" })
        {
            await host.InTenantAsync(IdentityHost.Tenant, services =>
            {
                services.GetRequiredService<Access.CurrentSession>().Address = address;
                return services.GetRequiredService<SignIn.AttemptLimits>().EnterAsync(CancellationToken.None);
            });
        }

        (await CountAsync(host, "address:2001:db8:1:2::/64")).ShouldBe(2);
        (await CountAsync(host, "address:2001:db8:1:3::/64")).ShouldBe(1);
        (await CountAsync(host, "address:192.0.2.7")).ShouldBe(1);

        // One that began in the window before leaves that one.
        var before = host.Clock.GetUtcNow().ToUnixTimeSeconds() / 600 - 1;
        await host.InTenantAsync(IdentityHost.Tenant, async services =>
        {
            await services.GetRequiredService<SignIn.AttemptLimits>().LeaveAsync(new SignIn.Attempt("", before), CancellationToken.None);
            return true;
        });
        (await CountAsync(host, "tenant")).ShouldBe(4);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task One_address_can_shut_out_itself_and_nobody_else(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        host.Clock.SetTo(new DateTimeOffset(2026, 11, 20, 2, 5, 0, TimeSpan.Zero));
        using var attacker = From(host, "127.0.0.2");
        var answers = await Task.WhenAll(Enumerable.Range(0, 150).Select(async number =>
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "refresh_token"), KeyValuePair.Create("refresh_token", "x" + number)]);
            using var answer = await attacker.PostAsync("connect/token", form);
            return answer.StatusCode;
        }));
        answers.Count(status => status == HttpStatusCode.TooManyRequests).ShouldBe(100);
        (await CountAsync(host, "token:tenant")).ShouldBe(50);
        (await CountAsync(host, "tenant")).ShouldBe(0);

        // Flooded from many addresses, the tenant still hears each address out a few times.
        await host.ScalarAsync<long>($"INSERT INTO identity_attempts (bucket, period, count) VALUES ('tenant', {host.Clock.GetUtcNow().ToUnixTimeSeconds() / 600}, 5000)");
        using var visitor = From(host, "127.0.0.3");
        for (var tries = 0; tries < 5; tries++)
            (await host.TryAsync(visitor, "boss", "wrong")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.TryAsync(visitor, "ops", IdentityHost.Password)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        using var other = From(host, "127.0.0.5");
        (await host.TryAsync(other, "ops", IdentityHost.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Changes_of_one_account_at_the_same_moment_all_come_through(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var id = (await host.ScalarAsync<string>("SELECT id FROM identity_users WHERE user_name = 'clerk'"))!;
        var unit = await host.ScalarAsync<long>("SELECT unit_id FROM identity_users WHERE user_name = 'clerk'");
        var role = await host.ScalarAsync<long>("SELECT id FROM identity_roles WHERE stereotype = 'PaymentReviewer'");

        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => host.AsAsync("root", services => number % 2 == 0
            ? services.GetRequiredService<Accounts.AssignRoles>().HandleAsync(id, number % 4 == 0 ? [] : [role], null, CancellationToken.None)
            : services.GetRequiredService<Accounts.SaveAccount>().HandleAsync(
                new Accounts.SaveAccountCommand { Id = id, DisplayName = "陈静怡", Phone = $"138{number:00000000}", UnitId = unit, Enabled = number % 4 == 1 }, CancellationToken.None))));

        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_audit WHERE action = 'Identity.AccountChanged'")).ShouldBe(20);
    }

    [Fact]
    public async Task All_tenants_of_a_host_share_the_slots_in_which_passwords_are_compared()
    {
        await using var host = await IdentityHost.StartAsync();
        await host.CreateTenantAsync("second", "people");
        var slots = host.Services.GetRequiredService<HashingSlots>();
        using var all = new CountdownEvent(HashingSlots.Count);
        using var end = new ManualResetEventSlim();
        var busy = Enumerable.Range(0, HashingSlots.Count).Select(_ => Task.Run(() => slots.RunAsync(
            () =>
            {
                all.Signal();
                end.Wait();
                return true;
            },
            CancellationToken.None))).ToList();
        all.Wait();

        foreach (var tenant in new[] { IdentityHost.Tenant, "second" })
        {
            await host.InTenantAsync(tenant, async services =>
            {
                // In a free slot it would be done when the call returns, and could not be cancelled any more.
                using var patience = new CancellationTokenSource();
                var compared = services.GetRequiredService<PasswordHashing>().VerifyAsync(hash: null, "wrong", patience.Token);
                await patience.CancelAsync();
                await Should.ThrowAsync<OperationCanceledException>(compared);
            });
        }

        end.Set();
        await Task.WhenAll(busy);
        await host.InTenantAsync("second", services => services.GetRequiredService<PasswordHashing>().VerifyAsync(hash: null, "wrong", CancellationToken.None));
    }

    private static string NameOf(int number) => (number % 4) switch { 0 => "clerk", 1 => "nobody" + number, 2 => "other", _ => "boss" };

    private static Task<long> AuditAsync(TestHost host) => host.ScalarAsync<long>("SELECT count(*) FROM identity_audit");

    private static async Task<HttpStatusCode> SubmitAsync(HttpClient client, string page, string userName, string password, (string Ticket, string Answer) captcha)
    {
        using var answer = await client.PostFormAsync(
            "Identity/SignIn", page, [("Input.UserName", userName), ("Input.Password", password), ("CaptchaTicket", captcha.Ticket), ("CaptchaAnswer", captcha.Answer)]);
        return answer.StatusCode;
    }

    private static Task<List<(string Ticket, string Answer)>> CaptchasAsync(TestHost host, int count)
        => host.InTenantAsync(IdentityHost.Tenant, services =>
        {
            var tickets = services.GetRequiredService<CaptchaTickets>();
            var protector = services.GetRequiredService<IDataProtectionProvider>().CreateProtector("PayHall.Identity.Captcha");
            return Task.FromResult(Enumerable.Range(0, count).Select(_ => tickets.Issue()).Select(ticket => (ticket, protector.Unprotect(ticket).Split(' ')[2])).ToList());
        });

    /// <summary>A browser at another of this machine's own addresses.</summary>
    private static HttpClient From(TestHost host, string address)
        => new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = new CookieContainer(),
            ConnectCallback = async (context, cancellation) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                try
                {
                    socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
                    await socket.ConnectAsync(context.DnsEndPoint, cancellation);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        })
        { BaseAddress = new Uri(host.Address, IdentityHost.Tenant + "/") };

    private static Task<long> CountAsync(TestHost host, string bucket) => host.ScalarAsync<long>($"SELECT count FROM identity_attempts WHERE bucket = '{bucket}'");
}

using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Data;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Identity.Tests.Certificates;

/// <summary>CA sign-in over HTTP (I-06): the signature of a challenge, binding, evidence.</summary>
public sealed class CertificateSignInTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_bound_certificate_signs_its_account_in_and_leaves_evidence(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var authority = TestAuthority.Root();
        using var certificate = authority.Issue();
        await host.TrustAsync(authority);
        await host.BindAsync("clerk", certificate);
        using var client = host.Anonymous();
        var challenge = await client.ChallengeAsync();
        var signature = CaSignIn.Sign(certificate, challenge.Message);

        (await client.AnswerAsync(certificate.RawData, challenge.Ticket, "ES256", signature)).ShouldBeEmpty();

        (await client.GetAsync("Identity/MyCertificates")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var kept = await EvidenceAsync(host);
        kept.UserName.ShouldBe("clerk");
        kept.Method.ShouldBe("Signature");
        kept.Algorithm.ShouldBe("ES256");
        kept.Message.ShouldBe(challenge.Message);
        kept.Signature.ShouldBe(signature);
        kept.Certificate.ShouldBe(certificate.RawData);
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_audit WHERE action = 'Identity.SignedIn' AND subject = 'account:clerk' AND state_after LIKE '%Signature%'")).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Evidence_can_be_neither_changed_nor_deleted(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var authority = TestAuthority.Root();
        using var certificate = authority.Issue();
        await host.TrustAsync(authority);
        await host.BindAsync("clerk", certificate);
        using var client = host.Anonymous();
        (await client.SignInWithAsync(certificate)).ShouldBeEmpty();

        foreach (var sql in new[] { "UPDATE identity_sign_in_evidence SET user_name = 'boss'", "DELETE FROM identity_sign_in_evidence" })
            (await Should.ThrowAsync<System.Data.Common.DbException>(() => host.ScalarAsync<long>(sql))).Message.ShouldContain("append-only");
    }

    [Theory]
    [InlineData("RSA-2048", "RS256")]
    [InlineData("RSA-2048", "PS256")]
    [InlineData("P-384", "ES384")]
    public async Task Each_kind_of_key_signs_in_its_own_way(string key, string scheme)
    {
        await using var host = await IdentityHost.StartAsync();
        using var authority = TestAuthority.Root();
        using var certificate = authority.Issue(shape: new CertificateShape { Key = key });
        await host.TrustAsync(authority);
        await host.BindAsync("clerk", certificate);
        using var client = host.Anonymous();

        (await client.SignInWithAsync(certificate, scheme)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_signature_is_refused_whatever_is_wrong_with_it()
    {
        await using var host = await IdentityHost.StartAsync();
        using var authority = TestAuthority.Root();
        using var certificate = authority.Issue();
        using var other = authority.Issue();
        await host.TrustAsync(authority);
        await host.BindAsync("clerk", certificate);
        using var client = host.Anonymous();

        async Task<string> TryAsync(Func<string, byte[]> sign, string scheme = "ES256")
        {
            var challenge = await client.ChallengeAsync();
            return await client.AnswerAsync(certificate.RawData, challenge.Ticket, scheme, sign(challenge.Message));
        }

        const string Wrong = "签名与证书或登录挑战不符";
        (await TryAsync(message => Flipped(CaSignIn.Sign(certificate, message)))).ShouldContain(Wrong);
        (await TryAsync(message => CaSignIn.Sign(other, message))).ShouldContain(Wrong);
        (await TryAsync(message => CaSignIn.Sign(certificate, message + "x"))).ShouldContain(Wrong);
        (await TryAsync(message => CaSignIn.Sign(certificate, message), "RS256")).ShouldContain(Wrong);
        (await TryAsync(message => CaSignIn.Sign(certificate, message), "none")).ShouldContain(Wrong);
        (await TryAsync(_ => [])).ShouldContain(Wrong);
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_sign_in_evidence")).ShouldBe(0);
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_audit WHERE action = 'Identity.SignInRefused' AND state_after LIKE '%WrongSignature%'")).ShouldBe(6);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_challenge_counts_once_also_when_two_answers_come_at_the_same_moment(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var authority = TestAuthority.Root();
        using var certificate = authority.Issue();
        await host.TrustAsync(authority);
        await host.BindAsync("clerk", certificate);
        using var asking = host.Anonymous();
        var challenge = await asking.ChallengeAsync();
        var signature = CaSignIn.Sign(certificate, challenge.Message);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            using var client = host.Anonymous();
            return await client.AnswerAsync(certificate.RawData, challenge.Ticket, "ES256", signature);
        }));

        answers.Count(answer => answer.Length == 0).ShouldBe(1);
        answers.Where(answer => answer.Length > 0).ShouldAllBe(answer => answer.Contains("登录挑战已用过一次"));
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_sign_in_evidence")).ShouldBe(1);
    }

    [Fact]
    public async Task A_challenge_answered_wrongly_is_used_up_too()
    {
        await using var host = await IdentityHost.StartAsync();
        using var authority = TestAuthority.Root();
        using var certificate = authority.Issue();
        await host.TrustAsync(authority);
        await host.BindAsync("clerk", certificate);
        using var client = host.Anonymous();
        var challenge = await client.ChallengeAsync();

        await client.AnswerAsync(certificate.RawData, challenge.Ticket, "ES256", new byte[64]);

        (await client.AnswerAsync(certificate.RawData, challenge.Ticket, "ES256", CaSignIn.Sign(certificate, challenge.Message))).ShouldContain("登录挑战已用过一次");
    }

    [Fact]
    public async Task A_challenge_holds_for_two_minutes_and_in_its_own_tenant_only()
    {
        await using var host = await IdentityHost.StartAsync();
        await host.CreateTenantAsync("hall2", "people");
        using var authority = TestAuthority.Root();
        using var certificate = authority.Issue();
        await host.TrustAsync(authority);
        await host.BindAsync("clerk", certificate);
        using var client = host.Anonymous();
        using var elsewhere = host.CreateClient("hall2");

        var foreign = await elsewhere.ChallengeAsync();
        foreign.Message.ShouldStartWith("payhall-ca-sign-in:hall2:");
        (await client.AnswerAsync(certificate.RawData, foreign.Ticket, "ES256", CaSignIn.Sign(certificate, foreign.Message))).ShouldContain("登录挑战无效");
        (await client.AnswerAsync(certificate.RawData, "made-up", "ES256", new byte[64])).ShouldContain("登录挑战无效");

        var late = await client.ChallengeAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(121));
        (await client.AnswerAsync(certificate.RawData, late.Ticket, "ES256", CaSignIn.Sign(certificate, late.Message))).ShouldContain("登录挑战已超过 120 秒");
    }

    [Fact]
    public async Task A_good_certificate_that_nobody_bound_lets_nobody_in()
    {
        await using var host = await IdentityHost.StartAsync();
        using var authority = TestAuthority.Root();
        using var certificate = authority.Issue("boss");
        await host.TrustAsync(authority);
        using var client = host.Anonymous();

        (await client.SignInWithAsync(certificate)).ShouldContain("没有绑定可以登录的账号");
    }

    [Fact]
    public async Task What_becomes_of_a_certificate_after_it_was_bound_counts()
    {
        await using var host = await IdentityHost.StartAsync();
        using var authority = TestAuthority.Root();
        using var certificate = authority.Issue(shape: new CertificateShape { ValidTo = TimeSpan.FromDays(3) });
        using var revoked = authority.Issue();
        await host.TrustAsync(authority);
        await host.BindAsync("clerk", certificate);
        await host.BindAsync("boss", revoked);
        using var client = host.Anonymous();

        await host.InTenantAsync(IdentityHost.Tenant, services => services.GetRequiredService<Identity.Certificates.AddRevocationList>()
            .HandleAsync(authority.List(TimeSpan.FromHours(-1), TimeSpan.FromDays(5), revoked), CancellationToken.None));
        (await client.SignInWithAsync(revoked)).ShouldContain("被颁发者吊销");
        host.Clock.Advance(TimeSpan.FromDays(4));
        (await client.SignInWithAsync(certificate)).ShouldContain("到期");
        host.Clock.Advance(TimeSpan.FromDays(2));
        (await client.SignInWithAsync(revoked)).ShouldContain("被颁发者吊销", Case.Sensitive, "an outdated list revokes what it revoked");
    }

    [Fact]
    public async Task The_state_of_the_account_counts_as_with_a_password()
    {
        await using var host = await IdentityHost.StartAsync();
        using var authority = TestAuthority.Root();
        using var certificate = authority.Issue();
        await host.TrustAsync(authority);
        await host.BindAsync("clerk", certificate);
        using var client = host.Anonymous();

        for (var attempt = 0; attempt < 5; attempt++)
            (await host.TryAsync(client, "clerk", "wrong")).Dispose();
        (await client.SignInWithAsync(certificate)).ShouldContain("连续输错密码已锁定");
        host.Clock.Advance(TimeSpan.FromDays(1));
        (await client.SignInWithAsync(certificate)).ShouldBeEmpty();

        await SqlAsync(host, "UPDATE identity_users SET enabled = FALSE WHERE user_name = 'clerk'");
        using var second = host.Anonymous();
        (await second.SignInWithAsync(certificate)).ShouldContain("这个账号已停用");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_account_that_needs_a_certificate_is_not_let_in_by_its_password_but_led_on(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var authority = TestAuthority.Root();
        using var certificate = authority.Issue();
        using var colleagues = authority.Issue();
        await host.TrustAsync(authority);
        await host.BindAsync("clerk", certificate);
        await host.BindAsync("boss", colleagues);
        await SqlAsync(host, "UPDATE identity_users SET ca_required = TRUE WHERE user_name = 'clerk'");
        using var client = host.Anonymous();

        // Told to those alone who know the password.
        using (var wrong = await host.TryAsync(client, "clerk", "wrong"))
            (await wrong.Content.ReadAsStringAsync()).ShouldContain("用户名或密码不正确");
        using var right = await host.TryAsync(client, "clerk", IdentityHost.Password);
        right.Headers.Location!.ToString().ShouldContain("/Identity/CaSignIn");
        (await client.GetAsync("Identity/MyCertificates")).StatusCode.ShouldBe(HttpStatusCode.Redirect, "nobody is signed in yet");

        // The second step is for this account: a colleague's certificate does not do.
        var pending = Pending(await client.GetStringAsync("Identity/CaSignIn"));
        pending.ShouldNotBeEmpty();
        var foreign = await client.ChallengeAsync(pending);
        (await client.AnswerAsync(colleagues.RawData, foreign.Ticket, "ES256", CaSignIn.Sign(colleagues, foreign.Message))).ShouldContain("没有绑定到刚才输入密码的账号");
        var own = await client.ChallengeAsync(pending);
        (await client.AnswerAsync(certificate.RawData, own.Ticket, "ES256", CaSignIn.Sign(certificate, own.Message))).ShouldBeEmpty();
        (await client.GetAsync("Identity/MyCertificates")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Failures_count_for_the_address()
    {
        await using var host = await IdentityHost.StartAsync();
        using var authority = TestAuthority.Root();
        using var certificate = authority.Issue();
        using var client = host.Anonymous();
        var page = await client.GetStringAsync("Identity/CaSignIn");

        HttpResponseMessage? last = null;
        for (var attempt = 0; attempt <= 50; attempt++)
        {
            last?.Dispose();
            last = await client.PostFormAsync("Identity/CaSignIn", page, [("Certificate", Convert.ToBase64String(certificate.RawData)), ("Ticket", "x")]);
        }

        last!.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        last.Dispose();
    }

    [Fact]
    public async Task An_sm2_certificate_is_told_that_it_needs_a_provider()
    {
        await using var host = await IdentityHost.StartAsync();
        using var authority = TestAuthority.Root();
        using var certificate = authority.IssueSm2();
        using var client = host.Anonymous();
        var challenge = await client.ChallengeAsync();

        (await client.AnswerAsync(certificate.RawData, challenge.Ticket, "SM2", new byte[64])).ShouldContain("SM2");
    }

    internal static Task SqlAsync(TestHost host, string sql)
        => host.InTenantAsync(IdentityHost.Tenant, services => services.GetRequiredService<ITenantWriter>().ExecuteAsync(
            (tx, _) => tx.Connection.ExecuteAsync(sql, null, tx.Transaction), CancellationToken.None));

    internal static Task<Evidence> EvidenceAsync(TestHost host)
        => host.InTenantAsync(IdentityHost.Tenant, services => services.GetRequiredService<ITenantWriter>().ExecuteAsync(
            async (tx, _) =>
            {
                var row = await tx.Connection.QuerySingleAsync<(string, string, string, string?, byte[]?, byte[])>(
                    "SELECT user_name, method, algorithm, message, signature, certificate FROM identity_sign_in_evidence", null, tx.Transaction);
                return new Evidence(row.Item1, row.Item2, row.Item3, row.Item4, row.Item5, row.Item6);
            },
            CancellationToken.None));

    private static string Pending(string page)
    {
        const string Mark = "data-ca-pending=\"";
        var start = page.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length;
        return WebUtility.HtmlDecode(page[start..page.IndexOf('"', start)]);
    }

    private static byte[] Flipped(byte[] signature)
    {
        signature[^1] ^= 1;
        return signature;
    }

    internal sealed record Evidence(string UserName, string Method, string Algorithm, string? Message, byte[]? Signature, byte[] Certificate);
}

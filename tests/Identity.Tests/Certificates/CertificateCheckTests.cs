using System.Security.Cryptography.X509Certificates;
using PayHall.Identity.Domain.Certificates;

namespace PayHall.Identity.Tests.Certificates;

/// <summary>Which certificates hold (I-06), with real keys, chains and revocation lists.</summary>
public sealed class CertificateCheckTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.FromHours(8));
    private readonly CertificateCheck check = new(new SignatureAlgorithms([]));
    private readonly TestAuthority root = TestAuthority.Root(now: Now);

    [Theory]
    [InlineData("P-256")]
    [InlineData("P-384")]
    [InlineData("RSA-2048")]
    [InlineData("RSA-3072")]
    public void A_certificate_of_a_trusted_authority_holds(string key)
    {
        using var certificate = root.Issue(shape: new CertificateShape { Key = key });

        Should.NotThrow(() => Check(certificate, root.List()));
    }

    [Theory]
    [InlineData("RSA-2048")]
    [InlineData("P-384")]
    public void An_authority_with_a_key_of_another_kind_holds_too(string key)
    {
        using var authority = TestAuthority.Root(key: key, now: Now);
        using var certificate = authority.Issue();

        Should.NotThrow(() => check.Require(certificate, Trust([authority.Der], [authority.List()]), Now));
    }

    [Fact]
    public void A_certificate_whose_key_or_extensions_are_broken_is_unreadable_and_nothing_else()
    {
        using var authority = TestAuthority.Root(key: "RSA-2048");
        var der = authority.Der;
        var random = new Random(7);
        for (var round = 0; round < 3000; round++)
        {
            var broken = der.ToArray();
            for (var times = random.Next(1, 4); times > 0; times--)
                broken[random.Next(broken.Length)] = (byte)random.Next(256);
            try
            {
                using var certificate = CertificateFile.Read(broken);
                Check(certificate);
            }
            catch (CertificateException)
            {
                // Refused with a reason: that is what is wanted.
            }
        }

        static void Check(X509Certificate2 certificate)
        {
            using var trust = new CertificateTrust([], [], RequiresList: false);
            new CertificateCheck(new SignatureAlgorithms([])).Require(certificate, trust, DateTimeOffset.UtcNow);
        }
    }

    [Fact]
    public void Every_broken_rule_is_said_by_its_own_name()
    {
        Refuse<CertificateExpiredException>(new CertificateShape { ValidTo = TimeSpan.FromHours(-1) }).Arguments.ShouldBe(["2026-11-20"]);
        Refuse<CertificateNotYetValidException>(new CertificateShape { ValidFrom = TimeSpan.FromHours(20) }).Arguments.ShouldBe(["2026-11-21"]);
        Refuse<WrongCertificateUsageException>(new CertificateShape { Usage = X509KeyUsageFlags.KeyEncipherment });
        Refuse<WrongCertificateUsageException>(new CertificateShape { Purpose = CertificateShape.ServerAuthentication });
        Refuse<WrongCertificateUsageException>(new CertificateShape { IsAuthority = true });
        Refuse<WeakCertificateException>(new CertificateShape { Key = "RSA-1024" });
        Refuse<UnsupportedCertificateAlgorithmException>(new CertificateShape { Key = "P-521" }).Arguments.ShouldBe(["1.3.132.0.35"]);
    }

    [Fact]
    public void A_certificate_without_usage_extensions_may_be_used_for_everything()
    {
        using var certificate = root.Issue(shape: new CertificateShape { Usage = null, Purpose = null });

        Should.NotThrow(() => Check(certificate, root.List()));
    }

    [Fact]
    public void A_certificate_signed_with_sha1_is_weak()
    {
        using var old = TestAuthority.Root(key: "RSA-2048", now: Now);
        using var certificate = old.Issue(shape: new CertificateShape { IsSignedWithSha1 = true });

        Should.Throw<WeakCertificateException>(() => check.Require(certificate, Trust([old.Der], [old.List()]), Now));
    }

    [Fact]
    public void An_sm2_certificate_is_recognised_and_needs_a_provider()
    {
        using var certificate = root.IssueSm2();

        Should.Throw<Sm2ProviderMissingException>(() => Check(certificate, root.List()));
    }

    [Fact]
    public void A_stranger_of_the_same_name_is_not_the_trusted_authority()
    {
        using var stranger = TestAuthority.Root(now: Now);
        using var certificate = stranger.Issue();

        Should.Throw<CertificateNotTrustedException>(() => Check(certificate, root.List())).Arguments.ShouldBe(["岭南测试根 CA"]);
    }

    [Fact]
    public void A_self_signed_certificate_is_trusted_by_nobody()
    {
        using var self = TestAuthority.Root("陈静怡", now: Now);
        using var certificate = self.Issue("陈静怡");

        Should.Throw<CertificateNotTrustedException>(() => Check(certificate, root.List()));
    }

    [Fact]
    public void A_chain_leads_through_authorities_that_are_trusted_and_through_no_others()
    {
        using var middle = root.Below("岭南测试二级 CA");
        using var certificate = middle.Issue();

        Should.NotThrow(() => check.Require(certificate, Trust([root.Der, middle.Der], [root.List(), middle.List()]), Now));
        Should.Throw<CertificateNotTrustedException>(() => check.Require(certificate, Trust([root.Der], [root.List(), middle.List()]), Now));
        Should.Throw<CertificateNotTrustedException>(() => check.Require(certificate, Trust([middle.Der], [root.List(), middle.List()]), Now));
    }

    [Fact]
    public void A_person_can_not_issue_certificates_for_others()
    {
        using var person = root.Below("陈静怡", new CertificateShape());
        using var forged = person.Issue("吴海燕");

        Should.Throw<CertificateNotTrustedException>(() => check.Require(forged, Trust([root.Der, person.Der], [root.List()]), Now));
    }

    [Fact]
    public void A_revoked_certificate_is_refused_with_its_day()
    {
        using var certificate = root.Issue();
        using var other = root.Issue();
        var list = root.List(revoked: [other, certificate]);

        Should.Throw<CertificateRevokedException>(() => Check(certificate, list)).Arguments.ShouldBe(["陈静怡", "2026-11-20"]);
        Should.NotThrow(() => Check(certificate, root.List(revoked: [other])));
    }

    [Fact]
    public void What_a_revoked_authority_issued_is_refused()
    {
        using var middle = root.Below("岭南测试二级 CA");
        using var certificate = middle.Issue();

        Should.Throw<CertificateRevokedException>(() => check.Require(certificate, Trust([root.Der, middle.Der], [root.List(revoked: [middle.Certificate]), middle.List()]), Now))
            .Arguments[0].ShouldBe("岭南测试二级 CA");
    }

    [Fact]
    public void Without_a_present_list_the_tenants_policy_decides()
    {
        using var certificate = root.Issue();
        var outdated = root.List(issued: TimeSpan.FromDays(-9), due: TimeSpan.FromDays(-2));
        var early = root.List(issued: TimeSpan.FromHours(2));

        Should.Throw<RevocationListMissingException>(() => Check(certificate));
        Should.Throw<RevocationListMissingException>(() => Check(certificate, early), "a list of the future is none");
        Should.Throw<RevocationListOutdatedException>(() => Check(certificate, outdated)).Arguments.ShouldBe(["岭南测试根 CA", "2026-11-18"]);
        Should.NotThrow(() => check.Require(certificate, Trust([root.Der], [], requiresList: false), Now));
        Should.NotThrow(() => check.Require(certificate, Trust([root.Der], [outdated], requiresList: false), Now));
    }

    [Fact]
    public void What_an_outdated_list_revokes_stays_revoked_under_either_policy()
    {
        using var certificate = root.Issue();
        var outdated = root.List(TimeSpan.FromDays(-9), TimeSpan.FromDays(-2), certificate);

        Should.Throw<CertificateRevokedException>(() => Check(certificate, outdated));
        Should.Throw<CertificateRevokedException>(() => check.Require(certificate, Trust([root.Der], [outdated], requiresList: false), Now));
    }

    [Fact]
    public void A_list_that_a_stranger_of_the_same_name_signed_counts_for_nothing()
    {
        using var stranger = TestAuthority.Root(now: Now);
        using var certificate = root.Issue();

        Should.Throw<RevocationListMissingException>(() => Check(certificate, stranger.List()));
    }

    [Fact]
    public void Only_authorities_can_be_trusted_as_such()
    {
        using var person = root.Issue();
        using var middle = root.Below("岭南测试二级 CA");
        using var weak = TestAuthority.Root(key: "RSA-1024", now: Now);

        Should.NotThrow(() => check.RequireAuthority(root.Certificate, Trust([], []), Now));
        Should.NotThrow(() => check.RequireAuthority(middle.Certificate, Trust([root.Der], []), Now));
        Should.Throw<CertificateNotTrustedException>(() => check.RequireAuthority(middle.Certificate, Trust([], []), Now));
        Should.Throw<NotAnAuthorityException>(() => check.RequireAuthority(person, Trust([root.Der], []), Now));
        Should.Throw<WeakCertificateException>(() => check.RequireAuthority(weak.Certificate, Trust([], []), Now));
    }

    public void Dispose() => root.Dispose();

    private static CertificateTrust Trust(byte[][] authorities, byte[][] lists, bool requiresList = true)
        => new([.. authorities.Select(CertificateFile.Read)], [.. lists.Select(RevocationList.Read)], requiresList);

    private void Check(X509Certificate2 certificate, params byte[][] lists)
    {
        using var trust = Trust([root.Der], lists);
        check.Require(certificate, trust, Now);
    }

    private TException Refuse<TException>(CertificateShape shape)
        where TException : CertificateException
    {
        using var certificate = root.Issue(shape: shape);
        return Should.Throw<TException>(() => Check(certificate, root.List()));
    }
}

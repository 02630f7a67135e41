using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Background;
using PayHall.Identity.Certificates.Demo;
using PayHall.Identity.Domain.Certificates;

namespace PayHall.Identity.Certificates;

/// <summary>CA sign-in: trusted authorities, certificates of accounts, challenges, TLS client authentication, the test CA of demo tenants.</summary>
internal static class CertificateServices
{
    /// <summary>Adds it.</summary>
    /// <param name="services">The tenant's services.</param>
    /// <param name="configuration">Says which proxies may hand on a client certificate, see <see cref="ClientCertificateOptions" />.</param>
    public static void AddCertificates(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(CertificateAuditWords.All);
        AddAuthorities(services);
        AddBindings(services);
        AddCertificateSignIn(services);
        AddTestAuthority(services);
        AddClientCertificates(services, configuration);
    }

    private static void AddAuthorities(IServiceCollection services)
    {
        services.AddSingleton<RevocationListCache>();
        services.AddScoped<TrustStore>();
        services.AddScoped<AuthorityList>();
        services.AddScoped<AuthorityOverview>();
        services.AddScoped<AuthorityActs>();
        services.AddScoped<AddAuthority>();
        services.AddScoped<RemoveAuthority>();
        services.AddScoped<AddRevocationList>();
    }

    private static void AddBindings(IServiceCollection services)
    {
        services.AddScoped<AccountCertificates>();
        services.AddScoped<CertificateActs>();
        services.AddScoped<CertificateHolders>();
        services.AddScoped<BindCertificate>();
        services.AddScoped<UnbindCertificate>();
    }

    private static void AddCertificateSignIn(IServiceCollection services)
    {
        services.AddSingleton<SignatureAlgorithms>();
        services.AddSingleton<CertificateCheck>();
        services.AddScoped<SignInChallenges>();
        services.AddScoped<CertificateAdmission>();
        services.AddScoped<SignInWithCertificate>();
        services.AddScoped<SignInWithTls>();
        services.AddScoped<CertificateOffer>();
        services.AddScoped<CertificateSignIns>();
    }

    private static void AddTestAuthority(IServiceCollection services)
    {
        services.AddScoped<DemoKeys>();
        services.AddScoped<IssueDemoCertificate>();
        services.AddScoped<RevokeDemoCertificate>();
        services.AddScoped<DemoCertificateList>();
        services.AddScoped<DemoRevocationList>();
        services.AddScoped<IBackgroundTask>(provider => provider.GetRequiredService<DemoRevocationList>());
    }

    private static void AddClientCertificates(IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(ClientCertificateOptions.Section).Get<ClientCertificateOptions>() ?? new ClientCertificateOptions();
        services.AddSingleton(new ClientCertificates(options));
        services.AddCertificateForwarding(forwarding =>
        {
            forwarding.CertificateHeader = options.Header ?? "";
            forwarding.HeaderConverter = ClientCertificates.Read;
        });
    }
}

using Microsoft.Extensions.DependencyInjection;
using PayHall.Auditing;
using PayHall.Background;

namespace PayHall.Identity.Auditing;

/// <summary>The audit trail: written, sealed, searched, verified.</summary>
internal static class AuditServices
{
    /// <summary>Adds it.</summary>
    public static void AddAuditing(this IServiceCollection services)
    {
        services.AddSingleton(IdentityAuditWords.All);
        services.AddSingleton<AuditVocabulary>();
        services.AddScoped<IAuditTrail, AuditTrail>();
        services.AddScoped<AuditedWriter>();
        services.AddScoped<AuditSearch>();
        services.AddScoped<AuditReader>();
        services.AddScoped<VerifyAudit>();
        services.AddScoped<AuditSealer>();
        services.AddScoped<IBackgroundTask>(provider => provider.GetRequiredService<AuditSealer>());
    }
}

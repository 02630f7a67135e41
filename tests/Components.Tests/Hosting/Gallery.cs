using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.WebEncoders;
using PayHall.Navigation;
using PayHall.Security;
using PayHall.Settings;
using PayHall.Tenants;

namespace PayHall.Components.Tests.Hosting;

/// <summary>A site of the sample pages in a theme, under the prefix <c>/t</c>, with the kernel's content security policy.</summary>
public static class Gallery
{
    public static WebApplication Build(string theme, Action<WebApplicationBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(Gallery).Assembly.GetName().Name, EnvironmentName = "Development" });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        configure(builder);
        var parts = new[] { theme.Length == 0 ? null : ThemeAssembly(theme), typeof(Gallery).Assembly, typeof(ComponentsAssembly).Assembly }.OfType<System.Reflection.Assembly>().ToArray();
        var services = builder.Services;
        var manager = new ApplicationPartManager();
        foreach (var part in parts.SelectMany(assembly => ApplicationPartFactory.GetApplicationPartFactory(assembly).GetApplicationParts(assembly)))
            manager.ApplicationParts.Add(part);
        services.AddSingleton(manager);
        services.AddRazorPages().AddDataAnnotationsLocalization(options => options.DataAnnotationLocalizerProvider = (_, _) => new Texts(parts));
        services.ConfigureOptions<BindingMessages>();
        services.AddHttpContextAccessor();
        services.AddSingleton(new TenantSettings { Name = "sample" });
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<TenantClock>();
        services.AddScoped<AccessContext>();
        services.AddSingleton<IStringLocalizer>(new Texts(parts));
        services.AddSingleton<ISettings<SiteSettings>>(new Site(theme == "Heating" ? Samples.HeatingSite : Samples.ExchangeSite));
        services.AddScoped<IMenu>(provider => new SampleMenu(provider.GetRequiredService<IHttpContextAccessor>(), theme));
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(System.Text.Unicode.UnicodeRanges.All));
        var app = builder.Build();
        CultureInfo[] cultures = [new("zh-CN"), new("en")];
        app.UsePathBase("/t");
        app.UseRequestLocalization(new RequestLocalizationOptions { DefaultRequestCulture = new RequestCulture("zh-CN"), SupportedCultures = cultures, SupportedUICultures = cultures, RequestCultureProviders = [new CookieRequestCultureProvider()] });
        app.Use((context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
            if (context.Request.Query["who"] != "nobody")
                context.RequestServices.GetRequiredService<AccessContext>().ActAs(new Actor("1", "ylyy_chenjy", "陈静怡", 1, true) { Title = "财务科 · 货款经办" }, new HashSet<string>(), DataScope.All);
            return next(context);
        });
        app.UseStaticFiles();
        app.UseRouting();
        app.MapRazorPages();
        return app;
    }

    private static System.Reflection.Assembly ThemeAssembly(string theme) => System.Reflection.Assembly.Load("PayHall.Themes." + theme);
}

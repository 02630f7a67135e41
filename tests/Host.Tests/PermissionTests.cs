using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Security;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Host.Tests;

/// <summary>Every page and endpoint says who may use it (I-08).</summary>
public sealed class PermissionTests
{
    /// <summary>What anyone may open, on purpose: each with its reason in the page or endpoint itself.</summary>
    private static readonly string[] Public =
    [
        "language/{culture}",
        "site/logo",
        "site/colors.css",
        "openapi/{documentName}.json",
        "connect/token",
        "connect/revoke",
        "Identity/SignIn",
        "Identity/CaSignIn",
        "Identity/Captcha",
        "Heating/Verify",
    ];

    [Theory]
    [InlineData("exchange")]
    [InlineData("heating-company")]
    [InlineData("platform")]
    public async Task Every_page_and_endpoint_demands_a_permission_or_is_public_on_purpose(string recipe)
    {
        await using var host = await TestHost.StartAsync();
        var tenant = NameFor(recipe);
        await host.CreateTenantAsync(tenant, recipe);
        await host.InTenantAsync(tenant, async services =>
        {
            var known = services.GetServices<IPermissionProvider>().SelectMany(provider => provider.GetPermissions()).Select(permission => permission.Policy).Append(PermissionConventions.SignedIn).ToHashSet();
            var endpoints = services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
            endpoints.Count.ShouldBeGreaterThan(20);
            var loader = services.GetRequiredService<PageLoader>();
            foreach (var endpoint in endpoints)
            {
                var metadata = endpoint.Metadata;
                if (metadata.GetMetadata<PageActionDescriptor>() is { } page)
                    metadata = new EndpointMetadataCollection((await loader.LoadAsync(page, metadata)).EndpointMetadata!);
                var route = endpoint.RoutePattern.RawText!.TrimStart('/');
                var policies = metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>().ToList();
                policies.ShouldBeSubsetOf(known, route);
                if (metadata.GetMetadata<IAllowAnonymous>() is not null)
                    IsPublic(recipe, route).ShouldBeTrue($"{route} is open to everyone");
                else
                    policies.ShouldNotBeEmpty($"{route} demands no permission");
            }
        });
    }

    [Theory]
    [InlineData("exchange")]
    [InlineData("heating-company")]
    [InlineData("platform")]
    public async Task Nothing_but_what_is_public_answers_somebody_who_is_not_signed_in(string recipe)
    {
        await using var host = await TestHost.StartAsync();
        var tenant = NameFor(recipe);
        await host.CreateTenantAsync(tenant, recipe);
        var routes = await host.InTenantAsync(tenant, services => Task.FromResult(services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && endpoint.RoutePattern.Parameters.Count == 0)
            .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(route => !IsPublic(recipe, route))
            .Distinct()
            .ToList()));
        routes.Count.ShouldBeGreaterThan(8);
        using var client = host.CreateClient(tenant);
        foreach (var route in routes)
        {
            using var answer = await client.GetAsync(route);
            if (route.StartsWith("api/", StringComparison.Ordinal))
                answer.StatusCode.ShouldBeOneOf([HttpStatusCode.Unauthorized, HttpStatusCode.MethodNotAllowed], route);
            else if (answer.StatusCode == HttpStatusCode.Redirect)
                answer.Headers.Location!.ToString().ShouldContain("/Identity/SignIn", Case.Insensitive, route);
            else
                answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed, route);
        }
    }

    /// <summary>The default site shows its first page to anyone; every other tenant's start page asks who is there.</summary>
    private static bool IsPublic(string recipe, string route)
        => (recipe == "platform" && route.Length == 0) || Public.Any(open => route.StartsWith(open, StringComparison.OrdinalIgnoreCase));

    private static string NameFor(string recipe) => recipe == "platform" ? TenantSettings.DefaultName : "one";
}

using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Testing;

namespace PayHall.Host.Tests.AccessMatrix;

/// <summary>One thing that a site answers to: an endpoint with its method, or one handler of a page.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Route">The route below the tenant's address, with its parameters.</param>
/// <param name="Handler">Name of the page's handler; empty for the one without a name and for endpoints.</param>
/// <param name="IsPage">Whether it is a page.</param>
internal sealed partial record RouteCall(string Method, string Route, string Handler, bool IsPage)
{
    public string Name => $"{Method,-6} {(Route.Length == 0 ? "/" : Route)}{(Handler.Length == 0 ? "" : "?handler=" + Handler)}";

    /// <summary>The names of the route's parameters.</summary>
    public IReadOnlyList<string> Parameters => [.. Parameter().Matches(Route).Select(match => match.Groups["name"].Value)];

    /// <summary>The address with each parameter replaced; one that may be missing is left out if it has no value.</summary>
    public string Address(Func<string, string> value)
        => Parameter().Replace(Route, match => value(match.Groups["name"].Value)).TrimEnd('/') + (Handler.Length == 0 ? "" : "?handler=" + Handler);

    /// <summary>Everything a tenant answers to, in a stable order.</summary>
    public static Task<List<RouteCall>> OfAsync(TestHost host, string tenant)
        => host.InTenantAsync(tenant, async services =>
        {
            var loader = services.GetRequiredService<PageLoader>();
            var calls = new SortedDictionary<string, RouteCall>(StringComparer.Ordinal);
            foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
            {
                var route = endpoint.RoutePattern.RawText!.Trim('/');
                foreach (var (method, handler, isPage) in await CallsAsync(loader, endpoint))
                {
                    var call = new RouteCall(method, route, handler, isPage);
                    calls[route + " " + call.Name] = call;
                }
            }

            return calls.Values.ToList();
        });

    private static async Task<IEnumerable<(string Method, string Handler, bool IsPage)>> CallsAsync(PageLoader loader, RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
            return (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => (method, "", false));
        var compiled = await loader.LoadAsync(page, endpoint.Metadata);
        var handlers = compiled.HandlerMethods.Select(handler => (handler.HttpMethod.ToUpperInvariant(), handler.Name ?? "", true)).ToList();
        return handlers.Exists(handler => handler.Item1 == "GET") ? handlers : handlers.Append(("GET", "", true));
    }

    [GeneratedRegex(@"\{\**(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();
}

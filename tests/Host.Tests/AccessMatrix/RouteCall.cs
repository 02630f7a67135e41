using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
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

    /// <summary>Everything that it reads of a request: route parameters, and what a page binds or an endpoint says that it reads.</summary>
    public IReadOnlyList<RouteInput> Inputs { get; private init; } = [];

    /// <summary>The address with each parameter replaced; one that may be missing is left out if it has no value.</summary>
    public string Address(Func<string, string> value)
        => Parameter().Replace(Route, match => value(match.Groups["name"].Value)).TrimEnd('/') + (Handler.Length == 0 ? "" : "?handler=" + Handler);

    /// <summary>Everything a tenant answers to, in a stable order.</summary>
    public static Task<List<RouteCall>> OfAsync(TestHost host, string tenant)
        => host.InTenantAsync(tenant, async services =>
        {
            var loader = services.GetRequiredService<PageLoader>();
            var inputs = new RouteInputs(services.GetRequiredService<IModelMetadataProvider>());
            var calls = new SortedDictionary<string, RouteCall>(StringComparer.Ordinal);
            foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
            {
                var route = endpoint.RoutePattern.RawText!.Trim('/');
                foreach (var call in await CallsAsync(loader, inputs, endpoint, route))
                    calls[route + " " + call.Name] = call;
            }

            return calls.Values.ToList();
        });

    private static async Task<IEnumerable<RouteCall>> CallsAsync(PageLoader loader, RouteInputs inputs, RouteEndpoint endpoint, string route)
    {
        if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
        {
            var read = inputs.OfEndpoint(endpoint);
            return (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => new RouteCall(method, route, "", IsPage: false) { Inputs = read });
        }

        var compiled = await loader.LoadAsync(page, endpoint.Metadata);
        var calls = compiled.HandlerMethods
            .Select(handler => new RouteCall(handler.HttpMethod.ToUpperInvariant(), route, handler.Name ?? "", IsPage: true) { Inputs = inputs.OfHandler(endpoint, compiled, handler) })
            .ToList();
        return calls.Exists(call => call.Method == "GET") ? calls : calls.Append(new RouteCall("GET", route, "", IsPage: true));
    }

    [GeneratedRegex(@"\{\**(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();
}

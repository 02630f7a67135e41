using Microsoft.AspNetCore.Builder;

namespace PayHall.Api;

/// <summary>
/// How endpoints describe themselves for the tenant's OpenAPI document (P-13), beside the framework's <c>WithSummary</c> and
/// <c>Produces</c>. Texts are Chinese and localisation keys. Permissions, refusals and errors are added by the kernel.
/// </summary>
public static class ApiDescriptions
{
    /// <summary>The endpoint takes a JSON object with the fields of <typeparamref name="TBody"/>.</summary>
    public static RouteHandlerBuilder Takes<TBody>(this RouteHandlerBuilder endpoint, bool isOptional = false)
        => endpoint.WithMetadata(new ApiBody(typeof(TBody), IsOptional: isOptional));

    /// <summary>The endpoint takes a form with the fields of <typeparamref name="TBody"/>.</summary>
    public static RouteHandlerBuilder TakesForm<TBody>(this RouteHandlerBuilder endpoint)
        => endpoint.WithMetadata(new ApiBody(typeof(TBody), "application/x-www-form-urlencoded"));

    /// <summary>The endpoint writes and takes no body: all that it needs stands in the address.</summary>
    public static RouteHandlerBuilder TakesNothing(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new ApiNoBody());

    /// <summary>How callers write what the endpoint's use cases call otherwise, such as <c>unit</c> for <c>UnitId</c>: errors name it as they do.</summary>
    public static RouteHandlerBuilder WithFields(this RouteHandlerBuilder endpoint, params (string Property, string Member)[] fields)
        => endpoint.WithMetadata([.. fields.Select(field => new ApiFieldName(field.Property, field.Member))]);

    /// <summary>The endpoint reads a query parameter.</summary>
    public static RouteHandlerBuilder WithQuery<T>(this RouteHandlerBuilder endpoint, string name, string description)
        => endpoint.WithMetadata(new ApiParameter(name, description, typeof(T)));

    /// <summary>The endpoint reads the paging parameters of a list.</summary>
    public static RouteHandlerBuilder WithPaging(this RouteHandlerBuilder endpoint)
        => endpoint.WithQuery<int>("limit", "每页行数，1 到 500，默认 50").WithQuery<string>("after", "上一页返回的 next；不填为第一页");

    /// <summary>The endpoint remembers its answer under the caller's key.</summary>
    public static RouteHandlerBuilder WithIdempotencyKey(this RouteHandlerBuilder endpoint)
        => endpoint.WithMetadata(new ApiParameter("Idempotency-Key", "调用方自定的键：同一键同一请求只办理一次，返回第一次的结果；同一键不同请求返回 409。键保留 30 天", typeof(string), InHeader: true));
}

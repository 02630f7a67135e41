using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using PayHall.Api;

namespace PayHall.Host.Tests.AccessMatrix;

/// <summary>Lists what pages bind, by the framework's own description of them, and what endpoints say that they read.</summary>
internal sealed class RouteInputs(IModelMetadataProvider models)
{
    /// <summary>The inputs of one handler of a page.</summary>
    public IReadOnlyList<RouteInput> OfHandler(RouteEndpoint endpoint, CompiledPageActionDescriptor page, HandlerMethodDescriptor handler)
    {
        var isGet = string.Equals(handler.HttpMethod, "GET", StringComparison.OrdinalIgnoreCase);
        var place = isGet ? RouteInputPlace.Query : RouteInputPlace.Form;
        var found = RouteParameters(endpoint).ToDictionary(input => input.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var property in page.BoundProperties.OfType<PageBoundPropertyDescriptor>())
        {
            // Without a predicate a property is bound to posts only.
            if (!isGet || property.Property.GetCustomAttributes<Microsoft.AspNetCore.Mvc.BindPropertyAttribute>().Any(bind => bind.SupportsGet))
                Add(found, models.GetMetadataForType(property.ParameterType), property.BindingInfo?.BinderModelName ?? property.Name, place);
        }

        foreach (var parameter in handler.Parameters)
        {
            if (parameter.BindingInfo?.BindingSource is { IsFromRequest: false } || parameter.ParameterType == typeof(CancellationToken))
                continue;
            Add(found, models.GetMetadataForType(parameter.ParameterType), parameter.BindingInfo?.BinderModelName ?? parameter.Name, place);
        }

        return [.. found.Values];
    }

    /// <summary>The inputs of an endpoint.</summary>
    public IReadOnlyList<RouteInput> OfEndpoint(RouteEndpoint endpoint)
    {
        var found = RouteParameters(endpoint).ToDictionary(input => input.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in endpoint.Metadata.GetOrderedMetadata<ApiParameter>().Where(parameter => !parameter.InHeader))
            Add(found, models.GetMetadataForType(parameter.Type), parameter.Name, RouteInputPlace.Query);
        foreach (var parameter in endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? [])
        {
            if (IsPlain(parameter.ParameterType))
                Add(found, models.GetMetadataForType(parameter.ParameterType), parameter.Name!, RouteInputPlace.Query);
        }

        if (endpoint.Metadata.GetMetadata<ApiBody>() is { } body)
        {
            foreach (var property in body.Type.GetProperties())
                AddField(found, property, "", body.ContentType == "application/json" ? RouteInputPlace.Json : RouteInputPlace.Form);
        }

        return [.. found.Values];
    }

    private static IEnumerable<RouteInput> RouteParameters(RouteEndpoint endpoint)
        => endpoint.RoutePattern.Parameters.Select(parameter => new RouteInput(parameter.Name, RouteInputPlace.Route, typeof(string)));

    private static void Add(Dictionary<string, RouteInput> found, ModelMetadata model, string name, RouteInputPlace place)
    {
        if (found.ContainsKey(name))
            return;
        if (model.IsEnumerableType)
        {
            var element = model.ElementMetadata!;
            Add(found, element, element.IsComplexType ? name + "[0]" : name, place);
        }
        else if (!model.IsComplexType || model.Properties.Count == 0 || IsPlain(model.UnderlyingOrModelType))
        {
            found[name] = new RouteInput(name, place, model.UnderlyingOrModelType);
        }
        else
        {
            foreach (var property in model.Properties.Where(property => property.IsBindingAllowed && !property.IsReadOnly))
                Add(found, property, name + "." + (property.BinderModelName ?? property.Name), place);
        }
    }

    private static void AddField(Dictionary<string, RouteInput> found, PropertyInfo property, string prefix, RouteInputPlace place)
    {
        var name = prefix + (property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name));
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type != typeof(string) && type.GetInterfaces().Append(type).FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>)) is { } list)
            type = list.GetGenericArguments()[0];
        if (IsPlain(type))
        {
            found.TryAdd(name, new RouteInput(name, place, type));
            return;
        }

        foreach (var inner in type.GetProperties())
            AddField(found, inner, name + ".", place);
    }

    private static bool IsPlain(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsPrimitive || plain.IsEnum || plain == typeof(string) || plain == typeof(decimal) || plain == typeof(Guid)
            || plain == typeof(DateOnly) || plain == typeof(DateTimeOffset) || plain == typeof(Money);
    }
}

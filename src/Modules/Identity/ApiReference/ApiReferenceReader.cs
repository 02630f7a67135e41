using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.OpenApi;

namespace PayHall.Identity.ApiReference;

/// <summary>Reads this tenant's OpenAPI document for people (P-13): the page shows what callers download, and nothing else.</summary>
internal sealed class ApiReferenceReader([FromKeyedServices("v1")] IOpenApiDocumentProvider documents, IStringLocalizer texts)
{
    private readonly ApiSchemaReader schemas = new(texts);

    /// <summary>The operations by module.</summary>
    public async Task<IReadOnlyList<ApiGroup>> ReadAsync(CancellationToken cancellationToken)
    {
        var document = await documents.GetOpenApiDocumentAsync(cancellationToken);
        return
        [
            .. document.Paths
                .SelectMany(path => path.Value.Operations ?? [], (path, operation) => (Path: path.Key, Method: operation.Key, Operation: operation.Value))
                .GroupBy(item => item.Operation.Tags?.FirstOrDefault()?.Name ?? "", StringComparer.Ordinal)
                .OrderBy(group => group.Key == "identity")
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new ApiGroup(group.Key, [.. group.Select(item => Read(item.Path, item.Method, item.Operation))])),
        ];
    }

    private ApiOperation Read(string path, HttpMethod method, OpenApiOperation operation)
    {
        var (bodyType, body) = operation.RequestBody?.Content?.FirstOrDefault() is { Key: { } type, Value: { } content } ? (type, content.Schema) : ("", null);
        return new ApiOperation
        {
            Id = (method.Method.ToLower(CultureInfo.InvariantCulture) + path).Replace('/', '-').Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal),
            Method = method.Method,
            Path = path,
            Summary = operation.Summary ?? path,
            Access = operation.Description ?? texts["任何人，凭标识与密钥或令牌"],
            Parameters = [.. (operation.Parameters ?? []).Select(Parameter)],
            BodyType = bodyType,
            Body = schemas.Fields(body),
            BodyExample = bodyType.EndsWith("json", StringComparison.Ordinal) ? schemas.Example(body) : schemas.FormExample(body),
            Answers = [.. (operation.Responses ?? []).OrderBy(answer => answer.Key, StringComparer.Ordinal).Select(answer => Answer(answer.Key, answer.Value))],
        };
    }

    private ApiField Parameter(IOpenApiParameter parameter)
    {
        var where = parameter.In switch
        {
            ParameterLocation.Path => texts["路径"],
            ParameterLocation.Header => texts["请求头"],
            _ => texts["查询参数"],
        };
        return new ApiField(parameter.Name ?? "", $"{schemas.TypeOf(parameter.Schema)} · {where}", parameter.Required, parameter.Description ?? "");
    }

    private ApiAnswer Answer(string status, IOpenApiResponse answer)
    {
        var isProblem = answer.Content?.ContainsKey("application/problem+json") == true;
        var schema = isProblem ? null : answer.Content?.Values.FirstOrDefault()?.Schema;
        return new ApiAnswer(status, answer.Description ?? "", schemas.Fields(schema), schemas.Example(schema));
    }
}

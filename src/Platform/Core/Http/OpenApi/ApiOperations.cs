using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Localization;
using Microsoft.OpenApi;
using PayHall.Api;
using PayHall.Security;

namespace PayHall.Platform.Http.OpenApi;

/// <summary>Completes an operation: what it takes, who may call it, how it is refused.</summary>
internal sealed class ApiOperations(IStringLocalizer texts, IEnumerable<IPermissionProvider> providers) : IOpenApiOperationTransformer
{
    /// <summary>The extension that names the permission.</summary>
    public const string PermissionExtension = "x-permission";

    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (operation.Summary is { Length: > 0 } summary)
            operation.Summary = texts[summary];
        foreach (var parameter in metadata.OfType<ApiParameter>())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = parameter.Name,
                In = parameter.InHeader ? ParameterLocation.Header : ParameterLocation.Query,
                Description = texts[parameter.Description],
                Schema = await context.GetOrCreateSchemaAsync(parameter.Type, null, cancellationToken),
            });
        }

        if (metadata.OfType<ApiBody>().FirstOrDefault() is { } body)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = !body.IsOptional,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    [body.ContentType] = new OpenApiMediaType { Schema = await context.GetOrCreateSchemaAsync(body.Type, null, cancellationToken) },
                },
            };
        }

        var isOpen = metadata.OfType<IAllowAnonymous>().Any();
        if (!isOpen)
            Guard(operation, metadata, context.Document);
        if ("/" + context.Description.RelativePath is { } path && path.StartsWith(ApiRoutes.Root, StringComparison.Ordinal))
            AddProblems(operation, context, path);
    }

    private void Guard(OpenApiOperation operation, IList<object> metadata, OpenApiDocument? document)
    {
        var policies = metadata.OfType<IAuthorizeData>().Select(data => data.Policy).ToHashSet(StringComparer.Ordinal);
        var permission = providers.SelectMany(provider => provider.GetPermissions()).FirstOrDefault(known => policies.Contains(known.Policy));
        List<string> scopes = permission is null ? [] : [permission.Name];
        operation.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiDocument.ClientScheme, document)] = scopes },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiDocument.BearerScheme, document)] = [] },
        ];
        var needed = permission is null
            ? texts["登录即可"].Value
            : texts["需要权限：{0} · {1}（{2}）", string.Join(" / ", permission.Group.Split('/').Select(part => texts[part].Value)), texts[permission.Title].Value, permission.Name].Value;
        operation.Description = operation.Description is { Length: > 0 } more ? more + "\n\n" + needed : needed;
        operation.Extensions ??= new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal);
        operation.Extensions[PermissionExtension] = new JsonNodeExtension(JsonValue.Create(permission?.Name ?? PermissionConventions.SignedIn)!);
    }

    private void AddProblems(OpenApiOperation operation, OpenApiOperationTransformerContext context, string path)
    {
        var isWrite = context.Description.HttpMethod is not ("GET" or "HEAD");
        var takesInput = isWrite || operation.Parameters?.Count > 0;
        if (takesInput)
            Add(operation, context, 400, texts["输入有误：errors 列出每个有误的字段"]);
        Add(operation, context, 401, texts["没有令牌，或令牌无效"]);
        Add(operation, context, 403, texts["没有这项权限"]);
        if (path.Contains('{', StringComparison.Ordinal))
            Add(operation, context, 404, texts["不存在，或不在数据范围内"]);
        if (isWrite)
            Add(operation, context, 409, texts["违反业务规则：code 为规则名称"]);
    }

    private static void Add(OpenApiOperation operation, OpenApiOperationTransformerContext context, int status, string description)
    {
        operation.Responses ??= [];
        operation.Responses.TryAdd(status.ToString(CultureInfo.InvariantCulture), new OpenApiResponse
        {
            Description = description,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/problem+json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(ApiDocument.Problem, context.Document) },
            },
        });
    }
}

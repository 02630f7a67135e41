using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Localization;
using Microsoft.OpenApi;
using PayHall.Security;
using PayHall.Settings;

namespace PayHall.Platform.Http.OpenApi;

/// <summary>The head of a tenant's OpenAPI document: whose API it is, how a caller proves itself, what errors look like.</summary>
internal sealed class ApiDocument(IStringLocalizer texts, ISettings<SiteSettings> site, IEnumerable<IPermissionProvider> providers) : IOpenApiDocumentTransformer
{
    /// <summary>The scheme of machine clients.</summary>
    public const string ClientScheme = "client";

    /// <summary>The scheme of tokens, however they were got.</summary>
    public const string BearerScheme = "bearer";

    /// <summary>The schema of errors.</summary>
    public const string Problem = "Problem";

    public async Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var names = await site.GetAsync(cancellationToken);
        document.Info = new OpenApiInfo
        {
            Title = texts["{0} 接口", names.Name],
            Version = "v1",
            Description = texts["金额为以元为单位、两位小数的文字；日期为 yyyy-MM-dd；错误为 application/problem+json。承诺只增不改。"],
        };
        var server = document.Servers?.FirstOrDefault()?.Url?.TrimEnd('/');
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [ClientScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.OAuth2,
                Description = texts["接口客户端：用标识和密钥换取访问令牌（RFC 6749 client_credentials）"],
                Flows = new OpenApiOAuthFlows
                {
                    ClientCredentials = new OpenApiOAuthFlow
                    {
                        TokenUrl = server is null ? new Uri("connect/token", UriKind.Relative) : new Uri(server + "/connect/token"),
                        Scopes = providers.SelectMany(provider => provider.GetPermissions())
                            .DistinctBy(permission => permission.Name)
                            .ToDictionary(permission => permission.Name, permission => $"{texts[permission.Group.Split('/').Last()]} · {texts[permission.Title]}", StringComparer.Ordinal),
                    },
                },
            },
            [BearerScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = texts["访问令牌，放在 Authorization 头中；本人的应用用已登录的浏览器向 /api/identity/tokens 换取"],
            },
        };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        document.Components.Schemas[Problem] = ProblemSchema();
    }

    private OpenApiSchema ProblemSchema()
    {
        OpenApiSchema Field(JsonSchemaType type, string description) => new() { Type = type, Description = texts[description] };
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["title"] = Field(JsonSchemaType.String, "给人看的说明：出了什么事、怎么办"),
                ["status"] = Field(JsonSchemaType.Integer, "HTTP 状态码"),
                ["detail"] = Field(JsonSchemaType.String, "更多说明"),
                ["code"] = Field(JsonSchemaType.String, "给程序看的规则名称，不随语言变化"),
                ["errors"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Description = texts["每个有误的字段及其说明"],
                    AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
                },
                ["requestId"] = Field(JsonSchemaType.String, "请求编号，报障时请提供"),
            },
        };
    }
}

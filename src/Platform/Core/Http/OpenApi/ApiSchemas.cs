using System.ComponentModel;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Localization;
using Microsoft.OpenApi;

namespace PayHall.Platform.Http.OpenApi;

/// <summary>Says of types with converters of their own what they look like in JSON, and describes fields in the reader's language.</summary>
internal sealed class ApiSchemas(IStringLocalizer texts) : IOpenApiSchemaTransformer
{
    /// <summary>The format of an amount in yuan.</summary>
    public const string MoneyFormat = "money";

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(Money))
        {
            var isNullable = type != context.JsonTypeInfo.Type;
            schema.Type = isNullable ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
            schema.Format = MoneyFormat;
            schema.Pattern = @"^-?\d+\.\d{2}$";
        }
        else if (type == typeof(int) || type == typeof(long))
        {
            // Numbers are written as numbers; that the serializer could read them from texts as well is no promise.
            schema.Type = type != context.JsonTypeInfo.Type ? JsonSchemaType.Integer | JsonSchemaType.Null : JsonSchemaType.Integer;
            schema.Pattern = null;
        }

        // What the code says of itself is for those who read the code.
        var described = context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: true).OfType<DescriptionAttribute>().FirstOrDefault();
        schema.Description = described is null ? null : texts[described.Description].Value;
        return Task.CompletedTask;
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace PayHall.Components;

/// <summary>
/// Messages for validation attributes that name none, also for the one that the framework adds to every property that may not
/// be null. They are keys of the language catalogue.
/// </summary>
internal sealed class AttributeMessages : IValidationMetadataProvider
{
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var attribute in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            if (attribute.ErrorMessage is null && attribute.ErrorMessageResourceName is null && Message(attribute) is { } message)
                attribute.ErrorMessage = message;
        }
    }

    private static string? Message(ValidationAttribute attribute) => attribute switch
    {
        RequiredAttribute => "请填写。",
        StringLengthAttribute or MaxLengthAttribute => "最多 {1} 个字符。",
        RangeAttribute => "请填写 {1} 到 {2} 之间的值。",
        EmailAddressAttribute => "请填写完整的邮箱地址。",
        _ => null,
    };
}

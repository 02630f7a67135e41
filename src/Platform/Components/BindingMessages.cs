using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace PayHall.Components;

/// <summary>
/// What a field says when its text can't be read as a number, date or amount, or an attribute without a message refuses it, in the
/// page's language.
/// </summary>
public sealed class BindingMessages(IStringLocalizer texts) : IConfigureOptions<MvcOptions>
{
    /// <inheritdoc />
    public void Configure(MvcOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.ModelMetadataDetailsProviders.Add(new AttributeMessages());
        options.ModelBinderProviders.Insert(0, new DayBinder(texts));
        var messages = options.ModelBindingMessageProvider;
        messages.SetValueIsInvalidAccessor(Unreadable);
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => Unreadable(value));
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(Unreadable);
        messages.SetUnknownValueIsInvalidAccessor(_ => texts["请填写正确的值。"]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["请填写正确的值。"]);
        messages.SetValueMustBeANumberAccessor(_ => texts["请填写数字。"]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => texts["请填写数字。"]);
        messages.SetValueMustNotBeNullAccessor(_ => texts["请填写。"]);
        messages.SetMissingBindRequiredValueAccessor(_ => texts["请填写。"]);
        messages.SetMissingKeyOrValueAccessor(() => texts["请填写。"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => texts["请填写。"]);
    }

    private string Unreadable(string value) => string.IsNullOrWhiteSpace(value) ? texts["请填写。"] : texts["“{0}”不能识别，请检查。", value];
}

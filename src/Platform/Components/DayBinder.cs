using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace PayHall.Components;

/// <summary>Binds days of queries and forms: yyyy-MM-dd in every language, and within <see cref="CalendarDays"/>.</summary>
internal sealed class DayBinder(IStringLocalizer texts) : IModelBinder, IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
        => context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? this : null;

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var name = bindingContext.ModelName;
        var value = bindingContext.ValueProvider.GetValue(name);
        if (value == ValueProviderResult.None)
            return Task.CompletedTask;
        bindingContext.ModelState.SetModelValue(name, value);
        var text = value.FirstValue?.Trim();
        if (string.IsNullOrEmpty(text) && bindingContext.ModelMetadata.IsReferenceOrNullableType)
            bindingContext.Result = ModelBindingResult.Success(null);
        else if (string.IsNullOrEmpty(text))
            bindingContext.ModelState.TryAddModelError(name, texts["请填写。"]);
        else if (!CalendarDays.TryParse(text, out var day))
            bindingContext.ModelState.TryAddModelError(name, texts["“{0}”不是 yyyy-MM-dd 形式的日期，请检查。", text]);
        else if (!CalendarDays.Contains(day))
            bindingContext.ModelState.TryAddModelError(name, texts["请填写 {0} 至 {1} 年之间的日期。", CalendarDays.FirstYear, CalendarDays.LastYear]);
        else
            bindingContext.Result = ModelBindingResult.Success(day);
        return Task.CompletedTask;
    }
}

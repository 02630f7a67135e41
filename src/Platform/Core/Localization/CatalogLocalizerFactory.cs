using Microsoft.Extensions.Localization;

namespace PayHall.Platform.Localization;

/// <summary>One catalogue for all who ask, so that data annotations and typed localizers find the same texts.</summary>
internal sealed class CatalogLocalizerFactory(IStringLocalizer localizer) : IStringLocalizerFactory
{
    public IStringLocalizer Create(Type resourceSource) => localizer;

    public IStringLocalizer Create(string baseName, string location) => localizer;
}

using PayHall.Branding;
using PayHall.Errors;

namespace PayHall.Settings;

/// <summary>The organisation's logo (P-05), kept with its settings in the tenant's own database; settings name <c>logo</c>.</summary>
public sealed record SiteLogo : ICheckedSettings
{
    /// <summary>The picture, base64; empty: none.</summary>
    public string Data { get; init; } = "";

    /// <inheritdoc />
    public void Check(InputErrors errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (Data.Length == 0)
            return;
        var bytes = new byte[Data.Length];
        if (!Convert.TryFromBase64String(Data, bytes, out var length))
            errors.Add(nameof(Data), "图片内容不完整，请重新选择");
        else
            LogoImage.Check(bytes.AsSpan(0, length), nameof(Data), errors);
    }
}

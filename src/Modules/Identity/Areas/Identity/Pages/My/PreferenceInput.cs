namespace PayHall.Identity.Areas.Identity.Pages.My;

/// <summary>The form of language and appearance.</summary>
internal sealed class PreferenceInput
{
    public string? Language { get; set; }

    public string? Appearance { get; set; }
}

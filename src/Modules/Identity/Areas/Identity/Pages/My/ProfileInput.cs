namespace PayHall.Identity.Areas.Identity.Pages.My;

/// <summary>The form of one's own profile.</summary>
internal sealed class ProfileInput
{
    public string? DisplayName { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }
}

using PayHall.Identity.Certificates;

namespace PayHall.Identity.Areas.Identity.Pages.Certificates;

/// <summary>A row with what the page knows beside it.</summary>
internal sealed record AuthorityRowView(AuthorityRow Row, DateTimeOffset Now, string AskUrl);

using PayHall.Identity.Accounts;

namespace PayHall.Identity.Areas.Identity.Pages.Accounts;

/// <summary>An account's status at an instant.</summary>
internal sealed record AccountStatusView(AccountRow Row, AccountStatus Status, DateTimeOffset Now);

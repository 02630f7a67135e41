using PayHall.Identity.Accounts;

namespace PayHall.Identity.Areas.Identity.Pages.Accounts;

/// <summary>A row of the account list with what the page knows beside it.</summary>
internal sealed record AccountRowView(AccountRow Row, AccountStatus Status, DateTimeOffset Now, string Validity, bool IsSelf, Func<string, string> AskUrl);

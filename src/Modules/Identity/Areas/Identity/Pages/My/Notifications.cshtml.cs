using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Identity.Notifications;

namespace PayHall.Identity.Areas.Identity.Pages.My;

internal sealed class NotificationsModel(Inbox inbox, IStringLocalizer texts) : PageModel
{
    /// <summary>unread, or all.</summary>
    [BindProperty(SupportsGet = true, Name = "view")]
    public string? View { get; set; }

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public bool IsUnreadOnly => View == "unread";

    public IReadOnlyList<InboxRow> Rows { get; private set; } = [];

    public PagerModel Pager { get; private set; } = PagerModel.ByKey(null, null, Inbox.PageSize);

    /// <summary>How many the person has not read, on all pages.</summary>
    public int Unread { get; private set; }

    /// <summary>The newest of them: what comes after the page was shown was not seen, so it stays unread.</summary>
    public long Newest { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        (Rows, var next) = await inbox.FindAsync(IsUnreadOnly, After, cancellationToken);
        Pager = PagerModel.ByKey(next, After, Inbox.PageSize);
        (Unread, Newest) = await inbox.UnreadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostOpenAsync(long id, CancellationToken cancellationToken)
        => await inbox.ReadAsync(id, cancellationToken) is { } link ? LocalRedirect(Url.Content("~" + link)) : Here();

    public async Task<IActionResult> OnPostReadAsync(long id, CancellationToken cancellationToken)
    {
        await inbox.ReadAsync(id, cancellationToken);
        return Here();
    }

    public async Task<IActionResult> OnPostReadAllAsync(long newest, CancellationToken cancellationToken)
    {
        this.FlashOk(texts["已把 {0} 条消息标为已读", await inbox.ReadAllAsync(newest, cancellationToken)]);
        return Here();
    }

    /// <summary>The address of an act, which leads back to this part of the list.</summary>
    public string Act(string handler) => Url.Page("Notifications", handler, new { view = View, after = After })!;

    private RedirectToPageResult Here() => RedirectToPage(new { view = View, after = After });
}

using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Identity.Auditing;
using PayHall.Lists;

namespace PayHall.Identity.Areas.Identity.Pages.Audit;

internal sealed class IndexModel(AuditSearch search, AuditReader reader, AuditVocabulary words, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "who")]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true, Name = "action")]
    public string? Action { get; set; }

    [BindProperty(SupportsGet = true, Name = "subject")]
    public string? Subject { get; set; }

    [BindProperty(SupportsGet = true, Name = "atFrom")]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "atTo")]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "address")]
    public string? Address { get; set; }

    /// <summary>done, refused, or both.</summary>
    [BindProperty(SupportsGet = true, Name = "result")]
    public string? Result { get; set; }

    [BindProperty(SupportsGet = true, Name = "text")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public IReadOnlyList<AuditRow> Rows { get; private set; } = [];

    public PagerModel Pager { get; private set; } = PagerModel.ByKey(null, null, AuditSearch.PageSize);

    public AuditVocabulary Words => words;

    public AuditColumns Columns => new(reader, words, texts);

    public string? FromText => From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string? ToText => To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public IEnumerable<SelectListItem> Actions =>
    [
        new(texts["全部"], ""),
        .. words.Actions.Select(action => new SelectListItem(texts[action.Value], action.Key)).OrderBy(item => item.Value, StringComparer.Ordinal),
    ];

    private AuditFilter Filter => new()
    {
        Who = Who,
        Action = Action,
        Subject = Subject,
        From = From,
        To = To,
        Address = Address,
        Refused = Result switch { "done" => false, "refused" => true, _ => null },
        Text = Text,
    };

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        (Rows, var next) = await search.FindAsync(Filter, After, cancellationToken);
        Pager = PagerModel.ByKey(next, After, AuditSearch.PageSize);
    }

    public Task<IActionResult> OnGetExportAsync(string? format, [FromServices] IListExporter exports, CancellationToken cancellationToken)
        => exports.SendAsync(HttpContext, format, new ListExport<AuditRow>("审计日志", Columns, search.StreamAsync(Filter)), cancellationToken);

    public string SubjectOf(AuditRow row) => reader.Subject(row);
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PayHall.Errors;

namespace PayHall.Lists;

/// <summary>
/// Answers a request with a list as a file. A page offers it with <c>&lt;ph-export /&gt;</c> and a handler:
/// <c>OnGetExportAsync(string? format, CancellationToken cancellationToken) =&gt; exports.SendAsync(HttpContext, format, list, cancellationToken)</c>.
/// The page's own permission holds for it.
/// </summary>
public interface IListExporter
{
    /// <summary>
    /// Writes the rows straight to the answer as they come from the database, so that a million of them take no more memory than
    /// a hundred. Who exported what with which filter is in the audit trail before the first byte leaves, how many rows it were after the last.
    /// </summary>
    /// <param name="http">The request; its query is recorded as the filter.</param>
    /// <param name="format"><c>csv</c> or <c>xlsx</c>.</param>
    /// <param name="list">What to export.</param>
    /// <param name="cancellationToken">Stops the export: the request's own.</param>
    /// <exception cref="InputException">There is no such format.</exception>
    /// <exception cref="RuleException">Too many exports are running in this tenant.</exception>
    Task<IActionResult> SendAsync<TRow>(HttpContext http, string? format, ListExport<TRow> list, CancellationToken cancellationToken);
}

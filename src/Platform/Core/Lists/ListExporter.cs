using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using PayHall.Auditing;
using PayHall.Errors;
using PayHall.Lists;
using PayHall.Settings;
using PayHall.Tenants;

namespace PayHall.Platform.Lists;

/// <summary>Exports lists as csv and xlsx.</summary>
internal sealed class ListExporter(ExportSlots slots, IAuditTrail audit, ISettings<SiteSettings> site, IStringLocalizer texts, TenantClock clock) : IListExporter
{
    // What says where in a list one is and what to do with it is no filter of it.
    private static readonly string[] NoFilter = ["handler", "format", "after", "before", "p"];

    /// <inheritdoc />
    public async Task<IActionResult> SendAsync<TRow>(HttpContext http, string? format, ListExport<TRow> list, CancellationToken cancellationToken)
    {
        RequireFormat(format);
        using var slot = slots.Take();
        await RecordAsync(http, "Platform.ExportStarted", new { list = list.Name, format, filter = FilterOf(http.Request) }, cancellationToken);
        var (rows, complete) = (0L, false);
        try
        {
            await using var writer = await CreateAsync(http.Response, format!, texts[list.Name], cancellationToken);
            await writer.BeginAsync(list.Columns, cancellationToken);
            await foreach (var row in list.Rows.WithCancellation(cancellationToken))
            {
                await writer.BeginRowAsync(cancellationToken);
                for (var column = 0; column < list.Columns.Count; column++)
                    list.Columns[column].Write(row, writer);
                await writer.EndRowAsync(cancellationToken);
                rows++;
            }

            await writer.EndAsync(cancellationToken);
            complete = true;
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone; there is nobody to tell.
        }
        finally
        {
            // Its place is free before its end can be read, so that whoever read it can begin the next.
            slot.Dispose();
            await RecordAsync(http, "Platform.ExportEnded", new { list = list.Name, format, rows, complete }, CancellationToken.None);
        }

        return new EmptyResult();
    }

    private static void RequireFormat(string? format)
    {
        if (format is "csv" or "xlsx")
            return;
        var errors = new InputErrors();
        errors.Add("format", "应为其中之一：{0}", "csv, xlsx");
        throw new InputException(errors);
    }

    private async Task<TableWriter> CreateAsync(HttpResponse response, string format, string name, CancellationToken cancellationToken)
    {
        var organisation = (await site.GetAsync(cancellationToken)).Name;
        var file = FileName(string.Create(CultureInfo.InvariantCulture, $"{name}-{organisation}-{clock.Today:yyyy-MM-dd}.{format}"));
        return format == "csv"
            ? new CsvWriter(new ExportTarget(response, CsvWriter.MediaType, file), texts, clock)
            : new XlsxWriter(new ExportTarget(response, XlsxWriter.MediaType, file), texts, clock, name);
    }

    private Task RecordAsync(HttpContext http, string action, object state, CancellationToken cancellationToken)
        => audit.AppendAsync(new AuditEntry(action, "list:" + http.Request.Path, After: AuditState.Of(state)), cancellationToken);

    private static Dictionary<string, string> FilterOf(HttpRequest request)
        => request.Query.Where(pair => !NoFilter.Contains(pair.Key, StringComparer.OrdinalIgnoreCase) && pair.Value.ToString().Length > 0)
            .ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);

    /// <summary>Without the characters that file systems refuse.</summary>
    private static string FileName(string name) => string.Concat(name.Select(letter => "\\/:*?\"<>|".Contains(letter, StringComparison.Ordinal) || char.IsControl(letter) ? '_' : letter));
}

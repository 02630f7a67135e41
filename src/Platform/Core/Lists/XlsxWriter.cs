using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Localization;
using PayHall.Lists;
using PayHall.Tenants;

namespace PayHall.Platform.Lists;

/// <summary>
/// A workbook (ECMA-376) that is packed while it is written. Amounts and numbers are numbers, days and instants are dates, texts are
/// inline and stay texts; what exceeds a sheet goes on in another one under the same heads.
/// </summary>
/// <param name="target">Where the bytes go.</param>
/// <param name="texts">The language of whoever asks.</param>
/// <param name="clock">The tenant's time zone.</param>
/// <param name="sheetName">Name of the sheet.</param>
/// <param name="rowsPerSheet">Rows of a sheet with its heads; more than <see cref="MostRows"/> no program opens.</param>
internal sealed class XlsxWriter(ExportTarget target, IStringLocalizer texts, TenantClock clock, string sheetName, int rowsPerSheet = XlsxWriter.MostRows)
    : TableWriter(target, texts, clock)
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Rows that a sheet can hold.</summary>
    public const int MostRows = 1_048_576;

    // What a cell can hold; Excel calls a file with a longer text damaged.
    private const int LongestText = 32_767;
    private const int SecondsOfDay = 24 * 60 * 60;

    // Below it the serial numbers of Excel are a day off, because it believes in a 29th of February 1900.
    private static readonly DateOnly FirstDate = new(1900, 3, 1);
    private static readonly int DayZero = new DateOnly(1899, 12, 30).DayNumber;

    private readonly ZipSpool spool = new();
    private IReadOnlyList<ColumnHead> heads = [];
    private byte[][] cellBegins = [];
    private ZipArchive archive = null!;
    private Stream? sheet;
    private int sheets;
    private int row;
    private int column;

    public override async ValueTask BeginAsync(IReadOnlyList<ColumnHead> columns, CancellationToken cancellationToken)
    {
        archive = new ZipArchive(spool, ZipArchiveMode.Create, leaveOpen: true);
        heads = columns;
        cellBegins = [.. columns.Select((_, index) => Encoding.ASCII.GetBytes("<c r=\"" + Letters(index)))];
        await BeginSheetAsync(cancellationToken);
    }

    public override async ValueTask BeginRowAsync(CancellationToken cancellationToken)
    {
        if (row == rowsPerSheet)
        {
            await EndSheetAsync(cancellationToken);
            await BeginSheetAsync(cancellationToken);
        }

        OpenRow();
    }

    public override ValueTask EndRowAsync(CancellationToken cancellationToken)
    {
        Chunk.Add("</row>"u8);
        return base.EndRowAsync(cancellationToken);
    }

    public override async Task EndAsync(CancellationToken cancellationToken)
    {
        await EndSheetAsync(cancellationToken);
        Part("xl/styles.xml", XlsxParts.Styles);
        Part("xl/workbook.xml", XlsxParts.Workbook(sheets, sheetName));
        Part("xl/_rels/workbook.xml.rels", XlsxParts.WorkbookRelations(sheets));
        Part("_rels/.rels", XlsxParts.PackageRelations);
        Part("[Content_Types].xml", XlsxParts.ContentTypes(sheets));
        archive.Dispose();
        await spool.SendAsync(Target, cancellationToken);
    }

    public override void Text(string? value) => Text(value, XlsxParts.Text);

    public override void Number(long? value)
    {
        if (Opens(value, XlsxParts.Number))
            CloseNumber(value!.Value);
    }

    public override void Money(Money? value)
    {
        if (!Opens(value, XlsxParts.Money))
            return;
        Chunk.Add("\"><v>"u8);
        Chunk.Add(value!.Value);
        Chunk.Add("</v></c>"u8);
    }

    public override void Percent(decimal? value)
    {
        if (!Opens(value, XlsxParts.Percent))
            return;
        Chunk.Add("\"><v>"u8);
        Chunk.Add(value!.Value / 100m);
        Chunk.Add("</v></c>"u8);
    }

    public override void Date(DateOnly? value)
    {
        if (value < FirstDate)
            Text(value.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        else if (Opens(value, XlsxParts.Date))
            CloseNumber(value!.Value.DayNumber - DayZero);
    }

    public override void Instant(DateTimeOffset? value)
    {
        if (!Opens(value, XlsxParts.Instant))
            return;
        var local = Local(value!.Value);
        Chunk.Add("\"><v>"u8);
        Chunk.Add(DateOnly.FromDateTime(local).DayNumber - DayZero);
        Chunk.Add((byte)'.');

        // Ten digits of a day are far below a second; rounded up, so that no program shows the second before.
        const long Scale = 10_000_000_000;
        Chunk.AddDigits(((local.TimeOfDay.Ticks / TimeSpan.TicksPerSecond * Scale) + SecondsOfDay - 1) / SecondsOfDay, 10);
        Chunk.Add("</v></c>"u8);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (sheet is not null)
            await sheet.DisposeAsync();
        archive?.Dispose();
        await spool.DisposeAsync();
    }

    protected override ValueTask DeliverAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        sheet!.Write(bytes.Span);
        return spool.SendAsync(Target, cancellationToken);
    }

    private async ValueTask BeginSheetAsync(CancellationToken cancellationToken)
    {
        sheets++;
        row = 0;
        sheet = archive.CreateEntry(FormattableString.Invariant($"xl/worksheets/sheet{sheets}.xml"), CompressionLevel.Fastest).Open();
        var captions = heads.Select(CaptionOf).ToList();
        Chunk.Add(XlsxParts.SheetBegin(heads.Zip(captions, WidthOf), sheets == 1));
        OpenRow();
        foreach (var caption in captions)
            Text(caption, XlsxParts.Head);
        await EndRowAsync(cancellationToken);
    }

    private async ValueTask EndSheetAsync(CancellationToken cancellationToken)
    {
        Chunk.Add(XlsxParts.SheetEnd);
        await FinishAsync(cancellationToken);
        await sheet!.DisposeAsync();
        sheet = null;
    }

    private void OpenRow()
    {
        row++;
        column = 0;
        Chunk.Add("<row r=\""u8);
        Chunk.Add(row);
        Chunk.Add("\">"u8);
    }

    private void Text(string? value, int style)
    {
        if (!Opens(string.IsNullOrEmpty(value) ? null : value, style))
            return;
        var text = value!.Length > LongestText - 1 ? value.AsSpan(0, LongestText - 1) : value.AsSpan();
        Chunk.Add(char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) ? "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8 : "\" t=\"inlineStr\"><is><t>"u8);
        if (FormulaGuard.Guards(text))
            Chunk.Add((byte)FormulaGuard.Mark);
        XlsxText.Add(Chunk, text);
        Chunk.Add("</t></is></c>"u8);
    }

    /// <summary>Opens a cell up to the number of its style; an empty one is left out.</summary>
    private bool Opens<T>(T? value, int style)
    {
        var begin = cellBegins[column++];
        if (value is null)
            return false;
        Chunk.Add(begin);
        Chunk.Add(row);
        Chunk.Add("\" s=\""u8);
        Chunk.Add((byte)('0' + style));
        return true;
    }

    private void CloseNumber(long number)
    {
        Chunk.Add("\"><v>"u8);
        Chunk.Add(number);
        Chunk.Add("</v></c>"u8);
    }

    private void Part(string name, string content)
    {
        using var part = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        part.Write(Encoding.UTF8.GetBytes(content));
    }

    /// <summary>Room for what the kind usually holds, and for the caption, whose Chinese characters are as wide as two others.</summary>
    private static int WidthOf(ColumnHead column, string caption)
        => Math.Max(
            2 + caption.Sum(letter => letter < 0x2E80 ? 1 : 2),
            column.Kind switch
            {
                ColumnKind.Text => 24,
                ColumnKind.Money => 16,
                ColumnKind.Instant => 20,
                _ => 12,
            });

    /// <summary>0 → A, 25 → Z, 26 → AA.</summary>
    private static string Letters(int index) => index < 26 ? ((char)('A' + index)).ToString() : Letters((index / 26) - 1) + (char)('A' + (index % 26));
}

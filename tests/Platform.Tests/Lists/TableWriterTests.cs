using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using PayHall.Lists;
using PayHall.Platform.Lists;
using PayHall.Platform.Localization;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Platform.Tests.Lists;

/// <summary>The files of exports: what stands in them, that other programs read them, and that they take no memory.</summary>
public sealed class TableWriterTests
{
    private static readonly TenantClock Clock = new(TimeProvider.System, new TenantSettings { Name = "t" });
    private static readonly IStringLocalizer Texts = new CatalogLocalizer([]);
    private static readonly SampleColumns Columns = new();
    private static readonly Sample Full = new("0012", "支付成功", 3, new Money(-123_456), 98.5m, new DateOnly(2026, 11, 20), new DateTimeOffset(2026, 11, 20, 1, 17, 5, TimeSpan.Zero));
    private static readonly Sample Empty = new(null, null, null, null, null, null, null);

    [Fact]
    public async Task A_csv_file_is_rfc_4180_in_utf_8_with_a_mark()
    {
        var bytes = await CsvAsync(Rows(Full, Empty, Full with { Text = "a,\"b\"\r\nc" }));

        Encoding.UTF8.GetString(bytes).ShouldBe(
            "\uFEFF文字,状态,个数,金额（元）,比例,日期,时间\r\n"
            + "0012,支付成功,3,-1234.56,0.985,2026-11-20,2026-11-20 09:17:05\r\n"
            + ",,,,,,\r\n"
            + "\"a,\"\"b\"\"\r\nc\",支付成功,3,-1234.56,0.985,2026-11-20,2026-11-20 09:17:05\r\n");
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+86 138")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData(" =1")]
    [InlineData("＝1")]
    [InlineData("=cmd|' /C calc'!A0")]
    public async Task A_text_that_a_spreadsheet_would_run_is_defused_in_both_formats(string text)
    {
        var rows = Rows(Full with { Text = text });

        ExportedFile.ReadCsv(await CsvAsync(rows))[1][0].Text.ShouldBe("'" + text);
        var cell = ExportedFile.ReadXlsx(await XlsxAsync(rows))[1][0];
        (cell.Text.Replace("_x000D_", "\r", StringComparison.Ordinal), cell.Type).ShouldBe(("'" + text, "inlineStr"));
    }

    [Theory]
    [InlineData("王芳")]
    [InlineData("a=b")]
    [InlineData("O'Neil - Sons")]
    [InlineData("")]
    public async Task Any_other_text_stays_as_it_is(string text)
    {
        var rows = Rows(Full with { Text = text });

        ExportedFile.ReadCsv(await CsvAsync(rows))[1][0].Text.ShouldBe(text);
        ExportedFile.ReadXlsx(await XlsxAsync(rows))[1][0].Text.ShouldBe(text);
    }

    [Fact]
    public async Task A_workbook_holds_numbers_as_numbers_days_as_dates_and_texts_as_texts()
    {
        var row = ExportedFile.ReadXlsx(await XlsxAsync(Rows(Full)))[1];

        row.Select(cell => cell.Type).ShouldBe(["inlineStr", "inlineStr", "n", "n", "n", "n", "n"]);
        row.Select(cell => cell.Style).ShouldBe([XlsxParts.Text, XlsxParts.Text, XlsxParts.Number, XlsxParts.Money, XlsxParts.Percent, XlsxParts.Date, XlsxParts.Instant]);
        row.Take(5).Select(cell => cell.Text).ShouldBe(["0012", "支付成功", "3", "-1234.56", "0.985"]);
        DateTime.FromOADate(int.Parse(row[5].Text, CultureInfo.InvariantCulture)).ShouldBe(new DateTime(2026, 11, 20, 0, 0, 0, DateTimeKind.Unspecified));
        DateTime.FromOADate(double.Parse(row[6].Text, CultureInfo.InvariantCulture)).ShouldBe(new DateTime(2026, 11, 20, 9, 17, 5, DateTimeKind.Unspecified), TimeSpan.FromMilliseconds(2));
    }

    [Theory]
    [InlineData(long.MinValue, "-92233720368547758.08")]
    [InlineData(long.MaxValue, "92233720368547758.07")]
    [InlineData(-5L, "-0.05")]
    [InlineData(0L, "0.00")]
    [InlineData(100L, "1.00")]
    public async Task An_amount_is_exact_to_the_fen(long fen, string text)
    {
        var rows = Rows(Full with { Money = new Money(fen) });

        ExportedFile.ReadCsv(await CsvAsync(rows))[1][3].Text.ShouldBe(text);
        ExportedFile.ReadXlsx(await XlsxAsync(rows))[1][3].Text.ShouldBe(text);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public async Task A_workbook_is_valid_to_the_letter_of_the_standard_with_one_sheet_or_several(int rows)
    {
        var bytes = await XlsxAsync(Many(rows), rowsPerSheet: 4);

        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(error => error.Path?.XPath + ": " + error.Description).ShouldBeEmpty();
        document.WorkbookPart!.WorksheetParts.Count().ShouldBe(rows <= 3 ? 1 : 3);
        var sheets = document.WorkbookPart.Workbook.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(sheet => sheet.Name!.Value).ToList();
        sheets.ShouldBe(rows <= 3 ? ["发票 2026"] : ["发票 2026", "发票 2026 2", "发票 2026 3"]);
    }

    [Fact]
    public async Task What_exceeds_a_sheet_goes_on_in_the_next_one_under_the_same_heads()
    {
        var rows = ExportedFile.ReadXlsx(await XlsxAsync(Many(7), rowsPerSheet: 4));

        rows.Select(row => row[0].Text).ShouldBe(["文字", "r0", "r1", "r2", "文字", "r3", "r4", "r5", "文字", "r6"]);
    }

    [Fact]
    public async Task The_heads_are_bold_and_stay_when_the_rows_scroll_and_the_columns_have_widths()
    {
        using var archive = new ZipArchive(new MemoryStream(await XlsxAsync(Rows(Full))));
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var sheet = Load(archive, "xl/worksheets/sheet1.xml").Root!;
        var pane = sheet.Descendants(main + "pane").Single();
        (pane.Attribute("state")!.Value, pane.Attribute("ySplit")!.Value).ShouldBe(("frozen", "1"));
        sheet.Descendants(main + "col").Count().ShouldBe(Columns.Count);
        var styles = Load(archive, "xl/styles.xml").Root!;
        var style = styles.Element(main + "cellXfs")!.Elements().ElementAt((int)sheet.Descendants(main + "c").First().Attribute("s")!);
        styles.Element(main + "fonts")!.Elements().ElementAt((int)style.Attribute("fontId")!).Element(main + "b").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("<a & b>", "<a & b>")]
    [InlineData("a\u0001b", "a_x0001_b")]
    [InlineData("_x0041_", "_x005F_x0041_")]
    [InlineData("a_b", "a_b")]
    [InlineData("𠮷😀", "𠮷😀")]
    [InlineData("  两头空白  ", "  两头空白  ")]
    public async Task A_hostile_text_does_not_break_the_workbook(string text, string written)
        => ExportedFile.ReadXlsx(await XlsxAsync(Rows(Full with { Text = text })))[1][0].Text.ShouldBe(written);

    [Fact]
    public async Task Half_of_a_character_does_not_break_a_file()
    {
        // Made here, because the runner can't hand over what is no text.
        var rows = Rows(Full with { Text = "a" + (char)0xD83D });

        ExportedFile.ReadCsv(await CsvAsync(rows))[1][0].Text.ShouldBe("a\uFFFD");
        ExportedFile.ReadXlsx(await XlsxAsync(rows))[1][0].Text.ShouldBe("a\uFFFD");
    }

    [Fact]
    public async Task A_text_longer_than_a_cell_is_cut_where_excel_would_refuse_the_file()
        => ExportedFile.ReadXlsx(await XlsxAsync(Rows(Full with { Text = new string('长', 40_000) })))[1][0].Text.Length.ShouldBeLessThanOrEqualTo(32_767);

    [Fact]
    public async Task A_row_longer_than_a_chunk_is_written_whole()
        => ExportedFile.ReadCsv(await CsvAsync(Rows(Full with { Text = new string('长', 300_000) })))[1][0].Text.Length.ShouldBe(300_000);

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task The_first_bytes_leave_while_the_rows_are_still_being_read_and_never_many_rows_wait(string format)
    {
        const int Total = 200_000;
        var read = 0;
        var body = new Watched(() => read);
        async IAsyncEnumerable<Sample> Rows([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            for (; read < Total; read++)
            {
                await Task.CompletedTask;
                cancellationToken.ThrowIfCancellationRequested();
                yield return Full with { Text = "r" + read };
            }
        }

        await WriteAsync(body, format == "csv" ? Csv : target => Xlsx(target), Rows());

        body.RowsReadAtFirstByte.ShouldBeInRange(1, Total / 10);
        body.LongestWrite.ShouldBeLessThan(512 * 1024);
        body.Writes.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task A_failure_before_the_first_chunk_leaves_the_answer_untouched()
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;
        async IAsyncEnumerable<Sample> Rows()
        {
            yield return Full;
            await Task.CompletedTask;
            throw new InvalidOperationException("gone");
        }

        await Should.ThrowAsync<InvalidOperationException>(() => WriteAsync(context.Response, Csv, Rows()));

        body.Length.ShouldBe(0);
        context.Response.Headers.ContentDisposition.Count.ShouldBe(0);
    }

    private static XDocument Load(ZipArchive archive, string name)
    {
        using var stream = archive.GetEntry(name)!.Open();
        return XDocument.Load(stream);
    }

    private static async IAsyncEnumerable<Sample> Rows(params Sample[] rows)
    {
        await Task.CompletedTask;
        foreach (var row in rows)
            yield return row;
    }

    private static IAsyncEnumerable<Sample> Many(int count) => Rows([.. Enumerable.Range(0, count).Select(number => Full with { Text = "r" + number })]);

    private static Task<byte[]> CsvAsync(IAsyncEnumerable<Sample> rows) => BytesAsync(Csv, rows);

    private static Task<byte[]> XlsxAsync(IAsyncEnumerable<Sample> rows, int rowsPerSheet = XlsxWriter.MostRows) => BytesAsync(target => Xlsx(target, rowsPerSheet), rows);

    private static CsvWriter Csv(ExportTarget target) => new(target, Texts, Clock);

    private static XlsxWriter Xlsx(ExportTarget target, int rowsPerSheet = XlsxWriter.MostRows) => new(target, Texts, Clock, "发票/ 2026:", rowsPerSheet);

    private static async Task<byte[]> BytesAsync(Func<ExportTarget, TableWriter> create, IAsyncEnumerable<Sample> rows)
    {
        using var body = new MemoryStream();
        await WriteAsync(body, create, rows);
        return body.ToArray();
    }

    private static Task WriteAsync(Stream body, Func<ExportTarget, TableWriter> create, IAsyncEnumerable<Sample> rows)
    {
        var context = new DefaultHttpContext();
        context.Response.Body = body;
        return WriteAsync(context.Response, create, rows);
    }

    private static async Task WriteAsync(HttpResponse response, Func<ExportTarget, TableWriter> create, IAsyncEnumerable<Sample> rows)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        await using var writer = create(new ExportTarget(response, "text/plain", "file"));
        await writer.BeginAsync(Columns, CancellationToken.None);
        await foreach (var row in rows)
        {
            await writer.BeginRowAsync(CancellationToken.None);
            foreach (var column in Columns)
                column.Write(row, writer);
            await writer.EndRowAsync(CancellationToken.None);
        }

        await writer.EndAsync(CancellationToken.None);
    }

    private sealed record Sample(string? Text, string? Term, long? Number, Money? Money, decimal? Percent, DateOnly? Date, DateTimeOffset? Instant);

    private sealed class SampleColumns : ListColumns<Sample>
    {
        public SampleColumns()
        {
            Text("文字", row => row.Text);
            Term("状态", row => row.Term);
            Number("个数", row => row.Number);
            Money("金额（元）", row => row.Money);
            Percent("比例", row => row.Percent);
            Date("日期", row => row.Date);
            Instant("时间", row => row.Instant);
        }
    }

    /// <summary>A network that notes how far the reading was when its bytes came.</summary>
    private sealed class Watched(Func<int> rowsRead) : MemoryStream
    {
        public int RowsReadAtFirstByte { get; private set; } = -1;

        public int LongestWrite { get; private set; }

        public int Writes { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (RowsReadAtFirstByte < 0)
                RowsReadAtFirstByte = rowsRead();
            Writes++;
            LongestWrite = Math.Max(LongestWrite, buffer.Length);
            return ValueTask.CompletedTask;
        }
    }
}

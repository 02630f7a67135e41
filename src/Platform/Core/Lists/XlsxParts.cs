using System.Globalization;
using System.Security;
using System.Text;

namespace PayHall.Platform.Lists;

/// <summary>The small parts of a workbook (ECMA-376): what it consists of, its sheets, its cell styles.</summary>
internal static class XlsxParts
{
    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Content = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>Indexes of <c>cellXfs</c> in <see cref="Styles"/>.</summary>
    public const int Head = 1;

    /// <summary>Text that stays text when it is edited.</summary>
    public const int Text = 2;

    /// <summary>1,234.</summary>
    public const int Number = 3;

    /// <summary>1,234.50.</summary>
    public const int Money = 4;

    /// <summary>98.5%.</summary>
    public const int Percent = 5;

    /// <summary>2026-11-20.</summary>
    public const int Date = 6;

    /// <summary>2026-11-20 09:17:00.</summary>
    public const int Instant = 7;

    /// <summary>Fonts, fills, number formats.</summary>
    public const string Styles =
        Declaration + """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"""
        + """<numFmts count="3"><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="166" formatCode="yyyy\-mm\-dd\ hh:mm:ss"/></numFmts>"""
        + """<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>"""
        + """<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEF3F3"/><bgColor indexed="64"/></patternFill></fill></fills>"""
        + """<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"""
        + """<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="8">"""
        + """<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"""
        + """<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>"""
        + """<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"""
        + """<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"""
        + """<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"""
        + """<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"""
        + """<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"""
        + """<xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>"""
        + """<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>""";

    /// <summary>What leads from the package to the workbook.</summary>
    public const string PackageRelations =
        Declaration + $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>""";

    /// <summary>The media type of every part.</summary>
    public static string ContentTypes(int sheets)
        => Each(
            Declaration + $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Content}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Content}.styles+xml"/>""",
            sheets,
            sheet => $"""<Override PartName="/xl/worksheets/sheet{sheet}.xml" ContentType="{Content}.worksheet+xml"/>""",
            "</Types>");

    /// <summary>The workbook with its sheets, named after the list; further ones are numbered.</summary>
    public static string Workbook(int sheets, string name)
        => Each(
            Declaration + $"""<workbook xmlns="{Main}" xmlns:r="{Relation}"><sheets>""",
            sheets,
            sheet => $"""<sheet name="{SecurityElement.Escape(SheetName(name, sheet))}" sheetId="{sheet}" r:id="rId{sheet}"/>""",
            "</sheets></workbook>");

    /// <summary>What leads from the workbook to its sheets and styles.</summary>
    public static string WorkbookRelations(int sheets)
        => Each(
            Declaration + $"""<Relationships xmlns="{Package}/relationships">""",
            sheets,
            sheet => $"""<Relationship Id="rId{sheet}" Type="{Relation}/worksheet" Target="worksheets/sheet{sheet}.xml"/>""",
            $"""<Relationship Id="rId{sheets + 1}" Type="{Relation}/styles" Target="styles.xml"/></Relationships>""");

    /// <summary>What stands before a sheet's rows: the first row stays when the others scroll; the columns' widths.</summary>
    public static string SheetBegin(IEnumerable<int> widths, bool isFirst)
    {
        var text = new StringBuilder(Declaration).Append(CultureInfo.InvariantCulture, $"""<worksheet xmlns="{Main}"><sheetViews><sheetView{(isFirst ? " tabSelected=\"1\"" : "")} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>""");
        var column = 0;
        foreach (var width in widths)
            text.Append(CultureInfo.InvariantCulture, $"""<col min="{++column}" max="{column}" width="{width}" customWidth="1"/>""");
        return text.Append("</cols><sheetData>").ToString();
    }

    /// <summary>What stands behind them.</summary>
    public const string SheetEnd = "</sheetData></worksheet>";

    /// <summary>A sheet's name: at most 31 characters, without those that Excel refuses.</summary>
    private static string SheetName(string name, int sheet)
    {
        var kept = string.Concat(name.Where(letter => !"[]:*?/\\'".Contains(letter, StringComparison.Ordinal) && !char.IsControl(letter)));
        var suffix = sheet == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" {sheet}");
        return (kept.Length == 0 ? "Sheet" : kept[..Math.Min(kept.Length, 31 - suffix.Length)]) + suffix;
    }

    private static string Each(string begin, int count, Func<int, string> piece, string end) => begin + string.Concat(Enumerable.Range(1, count).Select(piece)) + end;
}

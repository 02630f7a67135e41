using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace PayHall.Testing;

/// <summary>An exported file, read by rules of its own: RFC 4180, ECMA-376.</summary>
public sealed record ExportedFile(string? Name, string? MediaType, IReadOnlyList<IReadOnlyList<ExportedFile.Cell>> Rows)
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Heads => [.. Rows[0].Select(cell => cell.Text)];

    /// <summary>The rows below the heads.</summary>
    public IEnumerable<IReadOnlyList<Cell>> Body => Rows.Skip(1);

    /// <summary>All cells of a column, from the top.</summary>
    public IReadOnlyList<string> Column(string head) => [.. Cells(head).Select(cell => cell.Text)];

    /// <summary>All cells of a column, from the top.</summary>
    public IReadOnlyList<Cell> Cells(string head)
    {
        var index = Heads.ToList().IndexOf(head);
        return index < 0 ? throw new InvalidOperationException($"There is no column {head}, but {string.Join(", ", Heads)}.") : [.. Body.Select(row => row[index])];
    }

    /// <summary>Asks a list's page for a file.</summary>
    public static async Task<ExportedFile> GetAsync(HttpClient client, string page, string format)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(page);
        using var answer = await client.GetAsync($"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler=export&format={format}");
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{page} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var headers = answer.Content.Headers;
        return new ExportedFile(headers.ContentDisposition?.FileNameStar, headers.ContentType?.ToString(), format == "csv" ? ReadCsv(bytes) : ReadXlsx(bytes));
    }

    /// <summary>The rows of a csv file, which must begin with a byte order mark.</summary>
    public static IReadOnlyList<IReadOnlyList<Cell>> ReadCsv(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (!bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            throw new FormatException("The file has no byte order mark.");
        var (rows, row, text, isQuoted) = (new List<IReadOnlyList<Cell>>(), new List<Cell>(), new StringBuilder(), false);
        var content = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 3, bytes.Length - 3);
        for (var at = 0; at < content.Length; at++)
        {
            var letter = content[at];
            if (letter == '"' && isQuoted && at + 1 < content.Length && content[at + 1] == '"')
                text.Append(content[at++]);
            else if (letter == '"')
                isQuoted = !isQuoted;
            else if (isQuoted || letter is not (',' or '\r' or '\n'))
                text.Append(letter);
            else if (letter != '\r')
            {
                row.Add(new Cell(text.ToString(), "", 0));
                text.Clear();
                if (letter == ',')
                    continue;
                rows.Add(row);
                row = [];
            }
        }

        return row.Count == 0 && text.Length == 0 ? rows : throw new FormatException("The last line has no end.");
    }

    /// <summary>The rows of all sheets of a workbook.</summary>
    public static IReadOnlyList<IReadOnlyList<Cell>> ReadXlsx(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes));
        var rows = new List<IReadOnlyList<Cell>>();
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)))
        {
            using var stream = entry.Open();
            foreach (var row in XDocument.Load(stream).Root!.Element(Main + "sheetData")!.Elements(Main + "row"))
                rows.Add(Read(row, rows.Count == 0 ? 0 : rows[0].Count));
        }

        return rows;
    }

    private static List<Cell> Read(XElement row, int width)
    {
        var cells = new List<Cell>();
        foreach (var cell in row.Elements(Main + "c"))
        {
            var reference = cell.Attribute("r")!.Value;
            var index = reference.TakeWhile(char.IsLetter).Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1) - 1;
            while (cells.Count < index)
                cells.Add(new Cell("", "", 0));
            var type = cell.Attribute("t")?.Value ?? "n";
            cells.Add(new Cell(type == "inlineStr" ? cell.Element(Main + "is")!.Element(Main + "t")!.Value : cell.Element(Main + "v")!.Value, type, (int?)cell.Attribute("s") ?? 0));
        }

        while (cells.Count < width)
            cells.Add(new Cell("", "", 0));
        return cells;
    }

    /// <summary>A cell.</summary>
    /// <param name="Text">What it holds, as written.</param>
    /// <param name="Type">In a workbook <c>n</c> for numbers and dates, <c>inlineStr</c> for texts; empty otherwise.</param>
    /// <param name="Style">In a workbook the index of its style.</param>
    public sealed record Cell(string Text, string Type, int Style);
}

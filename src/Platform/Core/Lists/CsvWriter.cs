using System.Buffers;
using Microsoft.Extensions.Localization;
using PayHall.Lists;
using PayHall.Tenants;

namespace PayHall.Platform.Lists;

/// <summary>
/// RFC 4180 in UTF-8, with the byte order mark that spreadsheets need to see it. Amounts are plain decimals, days yyyy-MM-dd, instants
/// yyyy-MM-dd HH:mm:ss in the tenant's time zone, percentages fractions.
/// </summary>
internal sealed class CsvWriter(ExportTarget target, IStringLocalizer texts, TenantClock clock) : TableWriter(target, texts, clock)
{
    public const string MediaType = "text/csv; charset=utf-8";

    // Semicolon and tab part cells too where a spreadsheet's region says so.
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n;\t");
    private bool isFirst;

    public override async ValueTask BeginAsync(IReadOnlyList<ColumnHead> columns, CancellationToken cancellationToken)
    {
        Chunk.Add([0xEF, 0xBB, 0xBF]);
        await BeginRowAsync(cancellationToken);
        foreach (var column in columns)
            Text(CaptionOf(column));
        await EndRowAsync(cancellationToken);
    }

    public override ValueTask BeginRowAsync(CancellationToken cancellationToken)
    {
        isFirst = true;
        return ValueTask.CompletedTask;
    }

    public override ValueTask EndRowAsync(CancellationToken cancellationToken)
    {
        Chunk.Add("\r\n"u8);
        return base.EndRowAsync(cancellationToken);
    }

    public override async Task EndAsync(CancellationToken cancellationToken) => await FinishAsync(cancellationToken);

    public override void Text(string? value)
    {
        Next();
        var text = value.AsSpan();
        var isGuarded = FormulaGuard.Guards(text);
        if (!text.ContainsAny(Quoted) && !(text.Length > 0 && (text[0] == ' ' || text[^1] == ' ')))
        {
            if (isGuarded)
                Chunk.Add((byte)FormulaGuard.Mark);
            Chunk.Add(text);
            return;
        }

        Chunk.Add((byte)'"');
        if (isGuarded)
            Chunk.Add((byte)FormulaGuard.Mark);
        for (var quote = text.IndexOf('"'); quote >= 0; quote = text.IndexOf('"'))
        {
            Chunk.Add(text[..(quote + 1)]);
            Chunk.Add((byte)'"');
            text = text[(quote + 1)..];
        }

        Chunk.Add(text);
        Chunk.Add((byte)'"');
    }

    public override void Number(long? value)
    {
        Next();
        if (value is { } number)
            Chunk.Add(number);
    }

    public override void Money(Money? value)
    {
        Next();
        if (value is { } amount)
            Chunk.Add(amount);
    }

    public override void Percent(decimal? value)
    {
        Next();
        if (value is { } percent)
            Chunk.Add(percent / 100m);
    }

    public override void Date(DateOnly? value)
    {
        Next();
        if (value is { } day)
            Chunk.Add(day);
    }

    public override void Instant(DateTimeOffset? value)
    {
        Next();
        if (value is not { } instant)
            return;
        var local = Local(instant);
        Chunk.Add(DateOnly.FromDateTime(local));
        Chunk.Add((byte)' ');
        Chunk.AddDigits(local.Hour, 2);
        Chunk.Add((byte)':');
        Chunk.AddDigits(local.Minute, 2);
        Chunk.Add((byte)':');
        Chunk.AddDigits(local.Second, 2);
    }

    protected override ValueTask DeliverAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => Target.WriteAsync(bytes, cancellationToken);

    private void Next()
    {
        if (!isFirst)
            Chunk.Add((byte)',');
        isFirst = false;
    }
}

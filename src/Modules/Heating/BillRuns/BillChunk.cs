namespace PayHall.Heating.BillRuns;

/// <summary>A piece of a bill run: the bills of some thousand households in the order of their ids.</summary>
internal sealed class BillChunk
{
    /// <summary>How many households a chunk holds at most: large enough for set-wise writes, small enough that payments between chunks wait for milliseconds only.</summary>
    public const int Size = 20_000;

    // Smaller runs take smaller steps, so that whoever waits for one sees it move; below this a step costs more than its work.
    private const int SmallestSize = 100;
    private const int StepsOfSmallRuns = 20;

    /// <summary>How many households a chunk of a run over so many takes.</summary>
    public static int SizeFor(int households) => Math.Clamp(households / StepsOfSmallRuns, SmallestSize, Size);

    /// <summary>Bills to insert.</summary>
    public List<BillRow> Bills { get; } = [];

    /// <summary>Households to skip.</summary>
    public List<SkipRow> Skips { get; } = [];

    /// <summary>Households looked at.</summary>
    public int Households { get; set; }

    /// <summary>The last household before this chunk.</summary>
    public required long After { get; init; }

    /// <summary>The last household in this chunk.</summary>
    public long Last { get; set; }
}

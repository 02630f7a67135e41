using PayHall.Heating.Domain.Scripts;

namespace PayHall.Heating.Domain.Pricing;

/// <summary>
/// Takes the lines of one household after another without allocating; one per thread. After
/// <see cref="CompiledTariff.Charge"/> it holds the lines of that household.
/// </summary>
public sealed class ChargeBuffer
{
    /// <summary>A bill has at most so many lines.</summary>
    public const int MaxLines = 20;

    /// <summary>No line may exceed so many yuan.</summary>
    public const decimal MaxAmount = 1_000_000_000m;

    private readonly LineCode[] codes = new LineCode[MaxLines];
    private readonly string[] labels = new string[MaxLines];
    private readonly Money[] amounts = new Money[MaxLines];

    /// <summary>Number of lines.</summary>
    public int Count { get; private set; }

    /// <summary>Sum of the lines.</summary>
    public Money Total { get; private set; }

    /// <summary>The state of a script that runs for this buffer.</summary>
    internal ScriptRun Run { get; } = new();

    /// <summary>What a line charges.</summary>
    public LineCode Code(int index) => codes[index];

    /// <summary>What people read.</summary>
    public string Label(int index) => labels[index];

    /// <summary>The line's amount.</summary>
    public Money Amount(int index) => amounts[index];

    /// <summary>What stands for the heat charge: heat, vacancy and welfare lines.</summary>
    internal Money HeatCharge
    {
        get
        {
            var sum = Money.Zero;
            for (var index = 0; index < Count; index++)
            {
                if (codes[index] <= LineCode.Welfare)
                    sum += amounts[index];
            }

            return sum;
        }
    }

    internal void Clear() => (Count, Total) = (0, Money.Zero);

    internal void Add(LineCode code, string label, Money amount)
    {
        codes[Count] = code;
        labels[Count] = label;
        amounts[Count++] = amount;
        Total += amount;
    }
}

using System.Globalization;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Domain.Scripts;

/// <summary>
/// The state of a script while it runs for one household: the inputs as fields that compiled code reads, the steps that are left, and
/// the lines so far. One per thread, used again and again.
/// </summary>
internal sealed class ScriptRun
{
    /// <summary>户室面积, m².</summary>
    public decimal HeatedArea;

    /// <summary>建筑面积, m².</summary>
    public decimal FloorArea;

    /// <summary>The one of the two that the tariff charges, m².</summary>
    public decimal ChargedArea;

    /// <summary>Months of the season.</summary>
    public decimal Months;

    /// <summary>Unit price, yuan per m².</summary>
    public decimal UnitPrice;

    /// <summary>An approved vacancy.</summary>
    public bool Vacant;

    /// <summary>低保户.</summary>
    public bool LowIncome;

    /// <summary>特审户.</summary>
    public bool SpecialReview;

    /// <summary>公户.</summary>
    public bool PublicOwner;

    /// <summary>Metered consumption, 0 if nothing was read.</summary>
    public decimal Consumption;

    /// <summary>Unpaid amount, yuan.</summary>
    public decimal Unpaid;

    /// <summary>Days from the late-fee start to the day of payment, both included.</summary>
    public decimal DaysLate;

    /// <summary>Started months from the late-fee start.</summary>
    public decimal MonthsLate;

    /// <summary>Days of the season: months × 30.</summary>
    public decimal DaysInSeason;

    /// <summary>True if the day of payment lies in the discount's window.</summary>
    public bool DiscountOpen;

    /// <summary>Steps that are left; compiled code counts loops and calls.</summary>
    public int Steps;

    private readonly LineCode[] codes = new LineCode[ChargeBuffer.MaxLines];
    private readonly string[] labels = new string[ChargeBuffer.MaxLines];
    private readonly decimal[] amounts = new decimal[ChargeBuffer.MaxLines];
    private readonly int[] places = new int[ChargeBuffer.MaxLines];

    /// <summary>Number of lines.</summary>
    public int Count { get; private set; }

    /// <summary>What a line charges.</summary>
    public LineCode Code(int index) => codes[index];

    /// <summary>A line's label.</summary>
    public string Label(int index) => labels[index];

    /// <summary>A line's amount in yuan, not rounded.</summary>
    public decimal Amount(int index) => amounts[index];

    /// <summary>Where the script gives the line, packed as <see cref="ScriptPlace"/> does.</summary>
    public int Place(int index) => places[index];

    /// <summary>Prepares for a run.</summary>
    public void Begin() => (Count, Steps) = (0, ScriptLimits.Steps);

    /// <summary>Takes a line from the script.</summary>
    /// <exception cref="TariffCalculationException">The line can't be charged.</exception>
    public void Line(LineCode code, string label, decimal amount, int place)
    {
        // Division leaves up to 28 digits; 18 are far below a fen and make 1 / 3 * 3 one again.
        if (amount.Scale > 18)
            amount = decimal.Round(amount, 18);
        if (code == LineCode.Discount ? amount > 0m : amount < 0m)
            throw Fail(place, code == LineCode.Discount ? "第 {0} 行第 {1} 列：优惠应为负数或 0，得到 {2} 元" : "第 {0} 行第 {1} 列：金额不能为负数，得到 {2} 元", Text(amount));
        if (amount is > ChargeBuffer.MaxAmount or < -ChargeBuffer.MaxAmount)
            throw Fail(place, "第 {0} 行第 {1} 列：金额过大，得到 {2} 元", Text(amount));
        if (Count == ChargeBuffer.MaxLines)
            throw Fail(place, "第 {0} 行第 {1} 列：收费项目超过 {2} 项", ChargeBuffer.MaxLines);
        if (label.Length > ScriptLimits.LabelLength)
            throw Fail(place, "第 {0} 行第 {1} 列：项目名称超过 {2} 个字符", ScriptLimits.LabelLength);
        if (code == LineCode.LateFee && Array.IndexOf(codes, LineCode.LateFee, 0, Count) >= 0)
            throw Fail(place, "第 {0} 行第 {1} 列：滞纳金只能有一项，请先相加再给出");
        codes[Count] = code;
        labels[Count] = label;
        places[Count] = place;
        amounts[Count++] = amount;
    }

    /// <summary>Ends a run that takes too long.</summary>
    public TariffCalculationException OutOfSteps(int place)
        => Fail(place, "第 {0} 行第 {1} 列：运算超过 {2} 步，循环可能没有结束", ScriptLimits.Steps);

    /// <summary>A failure at a place.</summary>
    public static TariffCalculationException Fail(int place, string key, params object[] arguments)
    {
        var (line, column) = ScriptPlace.Unpack(place);
        return new TariffCalculationException(key, [line, column, .. arguments]);
    }

    private static string Text(decimal amount) => amount.ToString("0.######", CultureInfo.InvariantCulture);
}

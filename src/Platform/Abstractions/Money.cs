using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PayHall;

/// <summary>
/// An amount of money (金额) in whole fen, 1/100 yuan. Arithmetic is exact and throws on overflow; there is no implicit
/// way to or from floating point. In JSON it is a decimal string in yuan with two digits, <c>"2073.60"</c>.
/// </summary>
/// <param name="Fen">The amount in fen; may be negative.</param>
[JsonConverter(typeof(MoneyJsonConverter))]
public readonly record struct Money(long Fen) : IComparable<Money>
{
    /// <summary>¥0.00.</summary>
    public static readonly Money Zero;

    /// <summary>The amount in yuan, exact.</summary>
    public decimal Yuan => Fen / 100m;

    /// <summary>True below zero.</summary>
    public bool IsNegative => Fen < 0;

    /// <summary>True above zero.</summary>
    public bool IsPositive => Fen > 0;

    /// <summary>True at zero.</summary>
    public bool IsZero => Fen == 0;

    /// <summary>Rounds yuan to fen by magnitude, half away from zero (the product's only rounding rule).</summary>
    /// <exception cref="OverflowException">The amount does not fit.</exception>
    public static Money Round(decimal yuan) => new(checked((long)decimal.Round(yuan * 100m, 0, MidpointRounding.AwayFromZero)));

    /// <summary>Reads yuan with at most two decimals, thousands separators and a leading ¥ allowed: <c>1,234.5</c>.</summary>
    public static bool TryParse(string? text, out Money money)
    {
        money = default;
        text = text?.Trim().TrimStart('¥', '￥').Trim();
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands;
        if (string.IsNullOrEmpty(text) || text.Length > 24 || !decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var yuan))
            return false;
        if (decimal.Truncate(yuan * 100m) != yuan * 100m || Math.Abs(yuan) > 10_000_000_000_000m)
            return false;
        money = new Money((long)(yuan * 100m));
        return true;
    }

    /// <summary>The smaller of two amounts.</summary>
    public static Money Min(Money left, Money right) => left.Fen <= right.Fen ? left : right;

    /// <summary>The larger of two amounts.</summary>
    public static Money Max(Money left, Money right) => left.Fen >= right.Fen ? left : right;

    /// <summary>Sum.</summary>
    public static Money operator +(Money left, Money right) => new(checked(left.Fen + right.Fen));

    /// <summary>Difference.</summary>
    public static Money operator -(Money left, Money right) => new(checked(left.Fen - right.Fen));

    /// <summary>The amount with the other sign.</summary>
    public static Money operator -(Money money) => new(checked(-money.Fen));

    /// <summary>Less than.</summary>
    public static bool operator <(Money left, Money right) => left.Fen < right.Fen;

    /// <summary>Greater than.</summary>
    public static bool operator >(Money left, Money right) => left.Fen > right.Fen;

    /// <summary>Less than or equal.</summary>
    public static bool operator <=(Money left, Money right) => left.Fen <= right.Fen;

    /// <summary>Greater than or equal.</summary>
    public static bool operator >=(Money left, Money right) => left.Fen >= right.Fen;

    /// <inheritdoc />
    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    /// <summary>Yuan with two decimals and no separators: <c>-1234.50</c>; the form of the API.</summary>
    public override string ToString() => Yuan.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Yuan with thousands separators, for people: <c>1,234.50</c>.</summary>
    public string ToDisplay() => Yuan.ToString("#,##0.00", CultureInfo.InvariantCulture);

    private sealed class MoneyJsonConverter : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => reader.TokenType == JsonTokenType.String && TryParse(reader.GetString(), out var money)
                ? money
                : throw new JsonException("An amount is a decimal string in yuan with two digits, such as \"2073.60\".");

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
            => writer.WriteStringValue(value.ToString());
    }
}

using System.Globalization;
using System.Text;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Domain;

/// <summary>
/// The charged lines of a bill as one short text: <c>heat</c> for a single line with its usual label (its amount is the
/// charge), otherwise <c>heat:221850;metered:4032:分户计量</c> – code, fen, label where it is not the usual one.
/// </summary>
public static class BillLines
{
    private static readonly string[] Single = [.. LineCodes.All];

    /// <summary>Writes the lines that a tariff has put into the buffer.</summary>
    public static string Write(ChargeBuffer buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        if (buffer.Count == 1 && buffer.Label(0) == buffer.Code(0).Label())
            return Single[(int)buffer.Code(0)];
        var text = new StringBuilder();
        for (var index = 0; index < buffer.Count; index++)
        {
            if (index > 0)
                text.Append(';');
            text.Append(buffer.Code(index).Term()).Append(':').Append(buffer.Amount(index).Fen.ToString(CultureInfo.InvariantCulture));
            if (buffer.Label(index) != buffer.Code(index).Label())
                text.Append(':').Append(Uri.EscapeDataString(buffer.Label(index)));
        }

        return text.ToString();
    }

    /// <summary>Reads lines back.</summary>
    /// <param name="text">What <see cref="Write"/> wrote.</param>
    /// <param name="charge">The bill's charge.</param>
    public static IReadOnlyList<(LineCode Code, string Label, Money Amount)> Read(string text, Money charge)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = new List<(LineCode, string, Money)>();
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = part.Split(':');
            if (!LineCodes.TryParse(fields[0], out var code))
                throw new FormatException($"'{fields[0]}' is no line code.");
            lines.Add((
                code,
                fields.Length > 2 ? Uri.UnescapeDataString(fields[2]) : code.Label(),
                fields.Length > 1 ? new Money(long.Parse(fields[1], CultureInfo.InvariantCulture)) : charge));
        }

        return lines;
    }
}

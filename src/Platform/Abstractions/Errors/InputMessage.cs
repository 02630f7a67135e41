using System.Globalization;

namespace PayHall.Errors;

/// <summary>What is wrong with a field.</summary>
/// <param name="Key">Chinese text with placeholders, the localisation key.</param>
/// <param name="Arguments">Values of the placeholders.</param>
public sealed record InputMessage(string Key, object[] Arguments)
{
    /// <summary>The Chinese text.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, Key, Arguments);
}

using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Domain.Scripts;

/// <summary>Why a script can't be saved, and where.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in characters, from 1.</param>
/// <param name="Message">The message; line and column are its first two values.</param>
public sealed record ScriptError(int Line, int Column, Phrase Message)
{
    /// <summary>The Chinese message, which begins with line and column.</summary>
    public override string ToString() => Message.ToString();

    /// <summary>Makes an error.</summary>
    /// <param name="line">Line, from 1.</param>
    /// <param name="column">Column, from 1.</param>
    /// <param name="key">Localisation key whose <c>{0}</c> is the line and <c>{1}</c> the column.</param>
    /// <param name="arguments">Values from <c>{2}</c> on.</param>
    internal static ScriptError At(int line, int column, string key, params object[] arguments)
        => new(line, column, new Phrase(key, [line, column, .. arguments]));
}

using Jint.Parser.Ast;

namespace PayHall.Heating.Domain.Scripts;

/// <summary>A place in a script, also as one number so that compiled code can carry it.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
internal readonly record struct ScriptPlace(int Line, int Column)
{
    /// <summary>Where the script begins: the place of what concerns all of it.</summary>
    public static readonly ScriptPlace Start = new(1, 1);

    /// <summary>Where a node begins.</summary>
    public static ScriptPlace Of(SyntaxNode node)
    {
        if (node.Location is not { } location)
            return Start;
        var column = location.Start.Line == 1 ? location.Start.Column - ScriptParser.Prefix.Length : location.Start.Column;
        return new ScriptPlace(location.Start.Line, Math.Max(0, column) + 1);
    }

    /// <summary>The place as one number; a script has fewer than 2^15 lines and columns.</summary>
    public int Packed => (Line << 15) | Column;

    /// <summary>The place of such a number.</summary>
    public static ScriptPlace Unpack(int packed) => new(packed >> 15, packed & 0x7fff);
}

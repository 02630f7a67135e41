namespace PayHall.Heating.Domain.Scripts;

/// <summary>A token of a script.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">Its text; strings without their content.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
internal readonly record struct ScriptToken(ScriptTokenKind Kind, string Text, int Line, int Column)
{
    /// <summary>True if an operand ends here, so that an operator may follow.</summary>
    public bool EndsOperand => Kind is ScriptTokenKind.Name or ScriptTokenKind.Value || (Kind == ScriptTokenKind.Mark && Text is ")" or "}");

    /// <summary>True for a certain operator or bracket.</summary>
    public bool Is(string mark) => Kind == ScriptTokenKind.Mark && Text == mark;
}

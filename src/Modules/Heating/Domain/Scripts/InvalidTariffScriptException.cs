using PayHall.Errors;

namespace PayHall.Heating.Domain.Scripts;

/// <summary>A script does not follow the language; saving refuses it.</summary>
public sealed class InvalidTariffScriptException : RuleException
{
    /// <summary>Creates the exception.</summary>
    public InvalidTariffScriptException(IReadOnlyList<ScriptError> errors)
        : base(errors[0].Message.Key, errors[0].Message.Arguments)
    {
        Errors = errors;
    }

    /// <summary>All that is wrong, in order of appearance.</summary>
    public IReadOnlyList<ScriptError> Errors { get; }

    /// <inheritdoc />
    public override string Field => "script";
}

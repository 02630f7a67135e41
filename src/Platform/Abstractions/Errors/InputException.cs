namespace PayHall.Errors;

/// <summary>Wrong input: every wrong field with its messages. Answered with 400; pages show each message at its field.</summary>
public sealed class InputException : Exception
{
    /// <summary>Creates the exception.</summary>
    public InputException(InputErrors errors)
        : base("The input is not valid: " + string.Join(", ", errors.Fields.Keys))
    {
        Errors = errors;
    }

    /// <summary>The wrong fields.</summary>
    public InputErrors Errors { get; }
}

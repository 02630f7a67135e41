namespace PayHall.Heating.Domain.Scripts;

/// <summary>Kind of a token.</summary>
internal enum ScriptTokenKind
{
    /// <summary>Before the first token.</summary>
    Start,

    /// <summary>A name that is no keyword.</summary>
    Name,

    /// <summary>A keyword of the language.</summary>
    Keyword,

    /// <summary>A number or a string, true or false.</summary>
    Value,

    /// <summary>An operator or a bracket.</summary>
    Mark,
}

namespace PayHall.Heating.Domain.Scripts;

/// <summary>Bounds of a tariff script (H-11). They keep the parser, the compiler and every evaluation small.</summary>
public static class ScriptLimits
{
    /// <summary>Size in bytes of UTF-8.</summary>
    public const int Bytes = 16 * 1024;

    /// <summary>Brackets, <c>if</c>s, conditions, signs and assignments within each other, before parsing.</summary>
    public const int Nesting = 64;

    /// <summary>Depth of the parsed tree, which also bounds the length of chains such as <c>a + b + c</c>.</summary>
    public const int TreeDepth = 200;

    /// <summary>Parameters of a function.</summary>
    public const int Parameters = 8;

    /// <summary>Steps of one evaluation, loops and function calls included; about a millisecond.</summary>
    public const int Steps = 100_000;

    /// <summary>Characters of a line's label.</summary>
    public const int LabelLength = 100;

    /// <summary>Errors that one check reports.</summary>
    public const int Errors = 20;
}

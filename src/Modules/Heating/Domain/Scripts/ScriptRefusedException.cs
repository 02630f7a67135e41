namespace PayHall.Heating.Domain.Scripts;

/// <summary>Leaves the scanner or the binder at a construct that is refused.</summary>
/// <param name="error">What to report, or null if it follows from an error that was reported already.</param>
internal sealed class ScriptRefusedException(ScriptError? error) : Exception(error?.ToString())
{
    /// <summary>What to report, or null.</summary>
    public ScriptError? Error { get; } = error;
}

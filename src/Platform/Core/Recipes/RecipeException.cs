namespace PayHall.Platform.Recipes;

/// <summary>A recipe can't run: it is unknown or unreadable, or steps are unknown or wrong. Nothing was changed.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="errors">Each wrong step with what is wrong with it.</param>
public sealed class RecipeException(string message, IReadOnlyList<string> errors)
    : Exception(errors.Count == 0 ? message : message + Environment.NewLine + string.Join(Environment.NewLine, errors))
{
    /// <summary>Each wrong step with what is wrong with it.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}

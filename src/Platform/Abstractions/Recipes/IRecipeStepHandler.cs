namespace PayHall.Recipes;

/// <summary>
/// Runs one kind of recipe step (配方步骤). Running a step again changes nothing that is already so. All steps of a
/// recipe are validated before the first one runs; a step without a handler is an error.
/// </summary>
public interface IRecipeStepHandler
{
    /// <summary>The step's <c>name</c> in the recipe.</summary>
    string Name { get; }

    /// <summary>Says what is wrong with the step, one sentence each; nothing if it can run.</summary>
    IEnumerable<string> Validate(RecipeStep step);

    /// <summary>Runs the step as the system.</summary>
    Task ExecuteAsync(RecipeStep step, CancellationToken cancellationToken);
}

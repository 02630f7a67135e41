using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PayHall.Recipes;
using PayHall.Security;

namespace PayHall.Platform.Recipes;

/// <summary>Runs a recipe's steps in a started tenant: all are validated before the first one runs.</summary>
internal sealed class RecipeRunner(IServiceScopeFactory scopes, ILogger<RecipeRunner> logger)
{
    /// <exception cref="RecipeException">A step is unknown or wrong; nothing was changed.</exception>
    public Task RunAsync(Recipe recipe, CancellationToken cancellationToken)
        => RunAsync(recipe, static (_, _) => Task.CompletedTask, cancellationToken);

    /// <summary>Runs it and tells before each step which one begins.</summary>
    /// <exception cref="RecipeException">A step is unknown or wrong; nothing was changed.</exception>
    public async Task RunAsync(Recipe recipe, Func<RecipeStep, CancellationToken, Task> begins, CancellationToken cancellationToken)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            var handlers = Handlers(scope.ServiceProvider);
            var errors = recipe.Steps.SelectMany(step => Check(step, handlers)).ToList();
            if (errors.Count > 0)
                throw new RecipeException($"Recipe {recipe.Name} has errors; nothing was changed.", errors);
        }

        foreach (var step in recipe.Steps)
        {
            await begins(step, cancellationToken);

            // A scope for each step: what one step cached can't hide what the next one changes.
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<AccessContext>().ActAsSystem();
            logger.LogInformation("Recipe {Recipe}: step {Index} {Step}", recipe.Name, step.Index + 1, step.Name);
            await Handlers(scope.ServiceProvider)[step.Name].ExecuteAsync(step, cancellationToken);
        }
    }

    private static Dictionary<string, IRecipeStepHandler> Handlers(IServiceProvider services)
        => services.GetServices<IRecipeStepHandler>().ToDictionary(handler => handler.Name, StringComparer.Ordinal);

    private static IEnumerable<string> Check(RecipeStep step, Dictionary<string, IRecipeStepHandler> handlers)
    {
        if (!handlers.TryGetValue(step.Name, out var handler))
            return [$"Step {step.Index + 1}: there is no step \"{step.Name}\" among the enabled features; there are: {string.Join(", ", handlers.Keys.Order(StringComparer.Ordinal))}."];
        try
        {
            return handler.Validate(step).Select(error => $"Step {step.Index + 1} {step.Name}: {error}").ToList();
        }
        catch (System.Text.Json.JsonException failure)
        {
            return [$"Step {step.Index + 1} {step.Name}: {failure.Message}"];
        }
    }
}

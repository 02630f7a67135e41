using PayHall.Identity.Domain;
using PayHall.Organizations;
using PayHall.Recipes;

namespace PayHall.Identity.Recipes;

/// <summary>Recipe step <c>organizations</c>: units, parents before children.</summary>
internal sealed class OrganizationsStep(IOrganizationDirectory organizations) : IRecipeStepHandler
{
    /// <inheritdoc />
    public string Name => "organizations";

    /// <inheritdoc />
    public IEnumerable<string> Validate(RecipeStep step)
    {
        if (StepReader.TryRead<Body>(step, out var fault) is not { } body)
        {
            yield return fault;
            yield break;
        }

        foreach (var unit in body.Units)
        {
            if (unit.Code.Length is 0 or > 50 || unit.Name.Length is 0 or > 100)
                yield return $"organizations: \"{unit.Code}\" needs a code of 1 to 50 and a name of 1 to 100 characters.";
            if (!UnitKinds.All.ContainsKey(unit.Kind))
                yield return $"organizations: \"{unit.Code}\" has the unknown kind \"{unit.Kind}\"; known are {string.Join(", ", UnitKinds.All.Keys)}.";
        }
    }

    /// <inheritdoc />
    public async Task ExecuteAsync(RecipeStep step, CancellationToken cancellationToken)
    {
        foreach (var unit in step.Read<Body>().Units)
            await organizations.EnsureAsync(new OrganizationUnitDraft(unit.Code, unit.Name, unit.Kind, unit.Parent), cancellationToken);
    }

    private sealed record Body
    {
        public required IReadOnlyList<UnitItem> Units { get; init; }
    }

    private sealed record UnitItem
    {
        public required string Code { get; init; }

        public required string Name { get; init; }

        public required string Kind { get; init; }

        public string? Parent { get; init; }
    }
}

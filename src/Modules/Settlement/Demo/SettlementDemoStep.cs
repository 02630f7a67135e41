using PayHall.Data;
using PayHall.Organizations;
using PayHall.Recipes;
using PayHall.Settings;

namespace PayHall.Settlement.Demo;

/// <summary>
/// The recipe step <c>settlement-demo</c>: about forty fictional members, 2,000 orders, 6,000 invoices in every state and age relative to
/// today, and all payments and deposits posted through the ledger. The same on every run of a day; a second run changes nothing.
/// </summary>
internal sealed class SettlementDemoStep(
    ITenantWriter writer, IOrganizationDirectory organizations, ISettings<SettlementSettings> settings, DemoRegister register, DemoPeople people) : IRecipeStepHandler
{
    public string Name => "settlement-demo";

    public IEnumerable<string> Validate(RecipeStep step)
    {
        if (step.Body.Count > 1)
            yield return "the step takes no settings.";
    }

    public async Task ExecuteAsync(RecipeStep step, CancellationToken cancellationToken)
    {
        var exchange = (await settings.GetAsync(cancellationToken)).ExchangeUnit;
        var members = DemoMembers.Create();
        foreach (var member in members)
            member.Id = (await organizations.EnsureAsync(new OrganizationUnitDraft(member.Code, member.Name, "Member", exchange), cancellationToken)).Id;
        await people.EnsureAsync(exchange, cancellationToken);
        await writer.ExecuteAsync((transaction, token) => register.WriteAsync(transaction, members, people, token), cancellationToken);
    }
}

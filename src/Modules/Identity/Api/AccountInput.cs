using PayHall.Api;
using PayHall.Identity.Accounts;
using PayHall.Identity.Data;

namespace PayHall.Identity.Api;

/// <summary>Reads the body of an account's PUT: what is left out stays as it is, or is what a new account gets.</summary>
internal sealed class AccountInput(IdentityDb db, NewAccountRules rules)
{
    private const int MostAreas = 200;
    private const int MostRoles = 100;

    /// <summary>The account that the body asks for, and all its roles, or null if it says nothing of them.</summary>
    /// <exception cref="Errors.InputException">A field is wrong.</exception>
    public async Task<(SaveAccountCommand Command, IReadOnlyList<long>? Roles)> ReadAsync(JsonInput input, string userName, User? known, CancellationToken cancellationToken)
    {
        var unit = known is null ? input.RequiredText("unit", 50) : input.Text("unit", 50);
        var command = new SaveAccountCommand
        {
            Id = known?.Id,
            UserName = userName,
            DisplayName = known is null ? input.RequiredText("displayName", 50) : Text(input, "displayName", 50, known.DisplayName),
            Title = Text(input, "title", 50, known?.Title),
            Phone = Text(input, "phone", 20, known?.PhoneNumber),
            Email = Text(input, "email", 100, known?.Email),
            UnitId = await UnitEndpoints.IdAsync(input, "unit", unit, db, cancellationToken) ?? known?.UnitId,
            Enabled = input.Has("enabled") ? input.Boolean("enabled") : known?.Enabled ?? true,
            CaRequired = input.Has("caRequired") ? input.Boolean("caRequired") : known?.CaRequired ?? await rules.CaRequiredAsync(cancellationToken),
            ValidFrom = input.IsGiven("validFrom") ? input.Date("validFrom") : known?.ValidFrom,
            ValidTo = input.IsGiven("validTo") ? input.Date("validTo") : known?.ValidTo,
            Areas = await AreasAsync(input, cancellationToken),
        };
        var roles = input.IsGiven("roles") ? input.Ids("roles", MostRoles) ?? [] : null;
        input.ThrowIfInvalid();
        return (command, roles);
    }

    private static string? Text(JsonInput input, string name, int maxLength, string? kept)
        => input.IsGiven(name) ? input.Text(name, maxLength) ?? "" : kept;

    private async Task<IReadOnlyList<long>?> AreasAsync(JsonInput input, CancellationToken cancellationToken)
    {
        if (!input.IsGiven("areas"))
            return null;
        var ids = new List<long>();
        foreach (var code in input.Texts("areas", MostAreas, 50) ?? [])
        {
            if (code.Length == 0)
                input.Reject("areas", "没有编码为 {0} 的机构", code);
            else if (await UnitEndpoints.IdAsync(input, "areas", code, db, cancellationToken) is { } id)
                ids.Add(id);
        }

        return [.. ids.Distinct()];
    }
}

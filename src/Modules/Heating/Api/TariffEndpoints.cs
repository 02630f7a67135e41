using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PayHall.Api;
using PayHall.Errors;
using PayHall.Heating.Domain;
using PayHall.Heating.Domain.Pricing;
using PayHall.Heating.Tariffs;
using PayHall.Security;

namespace PayHall.Heating.Api;

/// <summary>Quotes and tariffs.</summary>
internal static class TariffEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/quotes", QuoteAsync).RequirePermission(Permissions.ViewTariffs)
            .WithSummary("试算").Takes<HeatingBodies.QuoteBody>().Produces<HeatingAnswers.QuoteAnswer>();
        api.MapPut("/tariffs/{number}", PutAsync).RequirePermission(Permissions.ManageTariffs)
            .WithSummary("登记产品，改动成为新版本").Takes<HeatingBodies.TariffBody>().Produces<HeatingAnswers.TariffAnswer>().Produces<HeatingAnswers.TariffAnswer>(StatusCodes.Status201Created);
        api.MapGet("/tariffs/{number}", GetAsync).RequirePermission(Permissions.ViewTariffs).WithSummary("查询产品").Produces<HeatingAnswers.TariffAnswer>();
        api.MapGet("/tariffs", ListAsync).RequirePermission(Permissions.ViewTariffs)
            .WithSummary("产品列表").WithQuery<string>("season", "供热季，如 2025-2026").WithPaging().Produces<ListPage<HeatingAnswers.TariffAnswer>>();
        api.MapDelete("/tariffs/{number}", DeleteAsync).RequirePermission(Permissions.ManageTariffs).WithSummary("删除产品").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> QuoteAsync(HttpRequest request, AskQuote quotes, CancellationToken cancellationToken)
    {
        var input = await JsonInput.ReadAsync(request, cancellationToken);
        var number = input.Text("tariff", 32);
        var body = input.Object("definition");
        var definition = body is null ? null : TariffDefinitionReader.Read(body);
        if (!input.Errors.Fields.ContainsKey("tariff") && !input.Errors.Fields.ContainsKey("definition"))
        {
            if (number is null && definition is null)
                input.Reject("tariff", "请给出产品编号 tariff 或产品定义 definition");
            if (number is not null && definition is not null)
                input.Reject("definition", "tariff 与 definition 只能给出一个");
        }

        var asOf = input.RequiredDate("asOf");
        var paid = input.Money("paid") ?? Money.Zero;
        if (paid.IsNegative)
            input.Reject("paid", "不能为负数");
        var household = input.RequiredObject("household");
        var facts = new HouseholdFacts(
            ReadArea(household, "heatedArea"),
            ReadArea(household, "floorArea"),
            household.RequiredEnum<OwnerKind>("ownerKind"),
            household.RequiredEnum<WelfareKind>("welfare"),
            household.RequiredBoolean("vacant"),
            household.Decimal("consumption", 4));
        if (facts.Consumption < 0)
            household.Reject("consumption", "不能为负数");
        input.ThrowIfInvalid();
        if (definition is not null)
            return Results.Ok(Answer(null, null, CompiledTariff.Compile(definition).QuoteOn(facts, asOf, paid)));
        var (tariff, quote) = await quotes.ByNumberAsync(number!, facts, asOf, paid, cancellationToken);
        return Results.Ok(Answer(tariff.Number, tariff.Version, quote));
    }

    private static object Answer(string? tariff, int? version, Quote quote)
        => new { tariff, version, lines = quote.Lines.Select(LineAnswer.Of).ToList(), total = quote.Total };

    private static decimal ReadArea(JsonInput input, string name)
    {
        var had = input.Has(name);
        var area = input.RequiredDecimal(name, 2);
        if (had && area is <= 0 or > Area.MaxSquareMetres && !input.Errors.Fields.Keys.Any(key => key.EndsWith(name, StringComparison.Ordinal)))
            input.Reject(name, "面积应大于 0，不超过 {0} m²", Area.MaxSquareMetres);
        return area;
    }

    private static async Task<IResult> PutAsync(string number, HttpRequest request, SaveTariff tariffs, TariffReader reader, AccessContext access, CancellationToken cancellationToken)
    {
        var input = await JsonInput.ReadAsync(request, cancellationToken);
        var definition = TariffDefinitionReader.Read(input);
        if (definition.Script is not null && !access.Holds(Permissions.ReplaceScripts))
            input.Reject("script", "改写计价脚本需要“{0}”权限", Permissions.ReplaceScripts.Name);
        await tariffs.ValidateAsync(number, unit: null, input.Errors, cancellationToken);
        input.ThrowIfInvalid();
        var (_, isNew) = await tariffs.HandleAsync(number, definition, unit: null, null, cancellationToken);
        var saved = await reader.GetAsync(number, null, cancellationToken);
        return isNew && saved.Version.Version == 1 ? Results.Json(Answer(saved), statusCode: StatusCodes.Status201Created) : Results.Ok(Answer(saved));
    }

    private static async Task<IResult> GetAsync(string number, int? version, TariffReader reader, CancellationToken cancellationToken)
        => Results.Ok(Answer(await reader.GetAsync(number, version, cancellationToken)));

    private static async Task<IResult> ListAsync(HttpRequest request, TariffReader reader, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        var page = ListRequest.Read(request, errors, "season");
        var season = SeasonQuery.Read(request, errors);
        errors.ThrowIfAny();
        var (tariffs, next) = await reader.PageAsync(season, page, cancellationToken);
        return Results.Ok(new ListPage<JsonObject>([.. tariffs.Select(Answer)], next));
    }

    private static async Task<IResult> DeleteAsync(string number, DeleteTariff tariffs, CancellationToken cancellationToken)
    {
        await tariffs.HandleAsync(number, cancellationToken);
        return Results.NoContent();
    }

    private static JsonObject Answer(TariffView view)
    {
        var answer = new JsonObject { ["number"] = view.Tariff.Number, ["version"] = view.Version.Version };
        foreach (var (name, value) in JsonNode.Parse(view.Version.Definition)!.AsObject().ToList())
            answer[name] = value?.DeepClone();
        return answer;
    }
}

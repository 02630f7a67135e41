using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PayHall.Api;
using PayHall.Errors;
using PayHall.Heating.Communities;
using PayHall.Heating.Domain.Pricing;
using PayHall.Heating.Households;
using PayHall.Heating.Statistics;
using PayHall.Security;

namespace PayHall.Heating.Api;

/// <summary>Communities, households and their statistics.</summary>
internal static class CommunityEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPut("/communities/{code}", PutCommunityAsync).RequirePermission(Permissions.ManageCommunities)
            .WithSummary("登记小区").Takes<HeatingBodies.CommunityBody>().Produces<HeatingAnswers.CommunityAnswer>();
        api.MapPut("/households/{account}", PutHouseholdAsync).RequirePermission(Permissions.ManageCommunities)
            .WithSummary("登记用户").Takes<HeatingBodies.HouseholdBody>().Produces<HeatingAnswers.HouseholdAnswer>().Produces<HeatingAnswers.HouseholdAnswer>(StatusCodes.Status201Created);
        api.MapGet("/households/{account}", GetHouseholdAsync).RequirePermission(Permissions.ViewCommunities).WithSummary("查询用户").Produces<HeatingAnswers.HouseholdAnswer>();
        api.MapGet("/households", ListHouseholdsAsync).RequirePermission(Permissions.ViewCommunities)
            .WithSummary("用户列表").WithQuery<string>("account", "缴费账号").WithQuery<string>("owner", "业主姓名").WithQuery<string>("address", "地址").WithPaging()
            .Produces<ListPage<HeatingAnswers.HouseholdAnswer>>();
        api.MapGet("/statistics/communities", StatisticsAsync).RequirePermission(Permissions.ViewStatistics)
            .WithSummary("小区收费统计").WithQuery<string>("under", "机构编码：只看这个机构及以下").WithQuery<string>("season", "供热季，如 2025-2026").WithPaging()
            .Produces<ListPage<HeatingAnswers.CommunityStatisticsAnswer>>();
    }

    private static async Task<IResult> PutCommunityAsync(
        string code, HttpRequest request, PutCommunity communities, LevelReader levels, CancellationToken cancellationToken)
    {
        var input = await JsonInput.ReadAsync(request, cancellationToken);
        var draft = new CommunityDraft(code, input.RequiredText("name", 60), input.Text("unit", 64), input.Text("address", 120));
        await communities.ValidateAsync(draft, input.Errors, cancellationToken);
        input.ThrowIfInvalid();
        await communities.HandleAsync(draft, input.Errors, cancellationToken);
        var saved = await levels.CommunityAsync(code, cancellationToken);
        return Results.Ok(new { code = saved.Code, name = saved.Name, address = saved.Address });
    }

    private static async Task<IResult> PutHouseholdAsync(
        string account, HttpRequest request, PutHousehold households, HouseholdReader reader, CancellationToken cancellationToken)
    {
        var input = await JsonInput.ReadAsync(request, cancellationToken);
        var owner = input.RequiredObject("owner");
        var draft = new HouseholdDraft
        {
            Account = account,
            Community = input.RequiredText("community", 60),
            Building = input.RequiredText("building", 20),
            Unit = input.RequiredText("unit", 20),
            Room = input.RequiredText("room", 20),
            HeatedArea = input.RequiredDecimal("heatedArea", 2),
            FloorArea = input.RequiredDecimal("floorArea", 2),
            OwnerName = owner.RequiredText("name", 60),
            OwnerPhone = owner.Text("phone", 20) ?? "",
            OwnerKind = owner.RequiredEnum<OwnerKind>("kind"),
            Welfare = owner.RequiredEnum<WelfareKind>("welfare"),
            Tariff = input.Text("tariff", 32),
        };
        await households.ValidateAsync(draft, input.Errors, cancellationToken);
        input.ThrowIfInvalid();
        var added = await households.HandleAsync(draft, null, cancellationToken);
        return Results.Json(Answer(await reader.GetAsync(account, cancellationToken)), statusCode: added ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static async Task<IResult> GetHouseholdAsync(string account, HouseholdReader reader, CancellationToken cancellationToken)
        => Results.Ok(Answer(await reader.GetAsync(account, cancellationToken)));

    private static async Task<IResult> ListHouseholdsAsync(HttpRequest request, HouseholdReader reader, CancellationToken cancellationToken)
    {
        var page = ListRequest.Read(request, "account", "owner", "address");
        var filter = new HouseholdFilter { Account = request.Query["account"], Owner = request.Query["owner"], Address = request.Query["address"] };
        var (rows, next) = await reader.ListAsync(filter, page, cancellationToken);
        return Results.Ok(new ListPage<object>([.. rows.Select(Answer)], next));
    }

    private static async Task<IResult> StatisticsAsync(HttpRequest request, CommunityStatistics statistics, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        var page = ListRequest.Read(request, errors, "under", "season");
        var season = SeasonQuery.Read(request, errors);
        errors.ThrowIfAny();
        var under = request.Query["under"].ToString();
        var (rows, next) = await statistics.PageAsync(under.Length == 0 ? null : under, season, page, cancellationToken);
        return Results.Ok(new ListPage<object>(
            [.. rows.Select(row => new { row.Code, row.Name, row.Households, row.Receivable, row.Received, row.Refunded, row.Arrears })], next));
    }

    private static object Answer(HouseholdView view) => new
    {
        account = view.Household.Account,
        community = view.CommunityCode,
        communityName = view.Community,
        building = view.Building,
        unit = view.Unit,
        room = view.Household.Room,
        address = view.Household.Address,
        heatedArea = view.Household.HeatedArea.SquareMetres.ToString("0.00", CultureInfo.InvariantCulture),
        floorArea = view.Household.FloorArea.SquareMetres.ToString("0.00", CultureInfo.InvariantCulture),
        owner = new { name = view.Owner.Name, phone = view.Owner.Phone, kind = view.Owner.Kind, welfare = view.Owner.Welfare },
        tariff = view.TariffNumber,
    };
}

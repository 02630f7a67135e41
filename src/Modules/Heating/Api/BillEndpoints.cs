using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using PayHall.Api;
using PayHall.Errors;
using PayHall.Heating.BillRuns;
using PayHall.Heating.Bills;
using PayHall.Heating.Domain;
using PayHall.Heating.Payments;
using PayHall.Security;

namespace PayHall.Heating.Api;

/// <summary>Bill runs, bills and payments.</summary>
internal static class BillEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/bill-runs", StartAsync).RequirePermission(Permissions.RunBilling)
            .WithSummary("开始出账").Takes<HeatingBodies.BillRunBody>().WithIdempotencyKey().Produces<HeatingAnswers.BillRunAnswer>(StatusCodes.Status202Accepted);
        api.MapGet("/bill-runs/{id:long}", GetRunAsync).RequirePermission(Permissions.RunBilling)
            .WithSummary("出账进度").Produces<HeatingAnswers.BillRunAnswer>();
        api.MapGet("/bills", ListAsync).RequirePermission(Permissions.ViewBills)
            .WithSummary("账单列表").WithQuery<string>("account", "缴费账号").WithQuery<BillStatus>("status", "账单状态").WithQuery<string>("community", "小区编码")
            .WithQuery<string>("season", "供热季，如 2025-2026").WithPaging().Produces<ListPage<HeatingAnswers.BillAnswer>>();
        api.MapGet("/bills/{no}", GetAsync).RequirePermission(Permissions.ViewBills).WithSummary("查询账单").Produces<HeatingAnswers.BillAnswer>();
        api.MapPost("/bills/{no}/payments", PayAsync).RequirePermission(Permissions.TakePayments)
            .WithSummary("缴费并开收据").Takes<HeatingBodies.BillPaymentBody>().WithIdempotencyKey().Produces<HeatingAnswers.BillPaymentAnswer>(StatusCodes.Status201Created);
    }

    private static async Task<IResult> StartAsync(
        HttpContext context, StartBillRun runs, BillRunReader reader, IStringLocalizer texts, CancellationToken cancellationToken)
    {
        var input = await JsonInput.ReadAsync(context.Request, cancellationToken);
        var (season, tariff, community) = (input.RequiredText("season", 20), input.Text("tariff", 32), input.Text("community", 60));
        await runs.ValidateAsync(season, tariff, community, input.Errors, cancellationToken);
        input.ThrowIfInvalid();
        var id = await runs.HandleAsync(season, tariff, community, context.IdempotencyKey(), input.Errors, cancellationToken);
        return Results.Accepted($"{context.Request.PathBase}{ApiRoutes.Root}/heating/bill-runs/{id}", Answer(await reader.GetAsync(id, cancellationToken), texts));
    }

    private static async Task<IResult> GetRunAsync(long id, BillRunReader reader, IStringLocalizer texts, CancellationToken cancellationToken)
        => Results.Ok(Answer(await reader.GetAsync(id, cancellationToken), texts));

    private static async Task<IResult> ListAsync(HttpRequest request, BillReader bills, IStringLocalizer texts, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        var page = ListRequest.Read(request, errors, "account", "status", "community", "season");
        BillStatus? status = null;
        if (request.Query["status"].ToString() is { Length: > 0 } text)
        {
            if (Enum.GetNames<BillStatus>().Contains(text, StringComparer.Ordinal))
                status = Enum.Parse<BillStatus>(text);
            else
                errors.Add("status", "应为其中之一：{0}", string.Join(", ", Enum.GetNames<BillStatus>()));
        }

        var season = SeasonQuery.Read(request, errors);
        errors.ThrowIfAny();
        var filter = new BillFilter { Account = request.Query["account"], Status = status, Community = request.Query["community"], Season = season };
        var (rows, next) = await bills.ListAsync(filter, page, cancellationToken);
        return Results.Ok(new ListPage<object>([.. rows.Select(row => Answer(row, texts))], next));
    }

    private static async Task<IResult> GetAsync(string no, BillReader bills, IStringLocalizer texts, CancellationToken cancellationToken)
        => Results.Ok(Answer(await bills.GetAsync(no, null, cancellationToken), texts));

    private static async Task<IResult> PayAsync(string no, HttpContext context, TakePayment payments, AccessContext access, CancellationToken cancellationToken)
    {
        var input = await JsonInput.ReadAsync(context.Request, cancellationToken);
        var order = new PaymentOrder
        {
            Bills = [no],
            Method = input.RequiredEnum<PaymentMethod>("method"),
            Amount = input.RequiredMoney("amount"),
            ExternalNumber = input.Text("externalNumber", 64) is { Length: > 0 } number ? number : null,
        };
        TakePayment.Check(order, input.Errors);
        input.ThrowIfInvalid();
        var taken = await payments.HandleAsync(order, context.IdempotencyKey(), null, cancellationToken);
        return Results.Json(
            new { id = taken.Id, bill = no, method = order.Method, amount = taken.Amount, externalNumber = order.ExternalNumber, paidAt = taken.PaidAt, receipt = taken.Receipt, takenBy = access.ActorName },
            statusCode: StatusCodes.Status201Created);
    }

    /// <summary>A run. <c>skipped</c> names at most <see cref="BillRunReader.MaxSkips"/> households, the first by id; <c>skippedTotal</c> counts all.</summary>
    private static object Answer(BillRunView view, IStringLocalizer texts) => new
    {
        id = view.Run.Id,
        season = view.Run.Season.ToString(),
        status = view.Status,
        done = view.Run.Done,
        total = view.Run.Total,
        billed = view.Run.Billed,
        amount = view.Run.Amount,
        skippedTotal = view.Run.Skipped,
        skipped = view.Skips.Select(skip => new { account = skip.Account, reason = texts.Say(skip.Text), code = skip.Reason }).ToList(),
        error = view.Job?.Error is { } failure ? texts.Of(failure) : null,
    };

    /// <summary>A bill; where its tariff's script fails on it, <c>due</c> is null and <c>error</c> says why.</summary>
    private static object Answer(BillView view, IStringLocalizer texts) => new
    {
        number = view.Bill.Number,
        account = view.Account,
        address = view.Address,
        owner = view.OwnerName,
        season = view.Bill.Season.ToString(),
        tariff = view.TariffNumber,
        version = view.TariffVersion,
        status = view.Bill.Status,
        lines = view.Lines.Select(LineAnswer.Of).ToList(),
        charge = view.Bill.Charge,
        paid = view.Bill.Paid,
        due = view.Total,
        error = view.Failure is null ? null : texts.Of(view.Failure),
        inputs = new
        {
            heatedArea = view.Bill.HeatedArea.ToString(),
            floorArea = view.Bill.FloorArea.ToString(),
            ownerKind = view.Bill.OwnerKind,
            welfare = view.Bill.Welfare,
            vacant = view.Bill.Vacant,
        },
    };
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PayHall.Api;
using PayHall.Security;
using PayHall.Settlement.Accounts;
using PayHall.Settlement.Deposits;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Invoices;
using PayHall.Settlement.Ledger;
using PayHall.Settlement.Members;
using PayHall.Settlement.Orders;
using PayHall.Settlement.Payments;

namespace PayHall.Settlement.Api;

/// <summary>
/// The HTTP API of settlement (S-35). A document is written once under its number: the same body again gives the same answer, another one
/// is 409. A member, which is a register entry, may change its name and superior.
/// </summary>
internal static class SettlementApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("settlement");
        api.MapPut("members/{code}", PutMemberAsync).RequirePermission(Permissions.ManageMembers).WithName("PutMember")
            .WithSummary("登记会员；首次登记开立资金账户和首个管理员账号").Takes<SettlementBodies.MemberBody>().Produces<MemberView>();
        api.MapGet("members/{code}/account", GetAccountAsync).RequirePermission(Permissions.ViewFunds).WithName("GetMemberAccount")
            .WithSummary("会员资金账户余额").Produces<Funds>();
        api.MapGet("members/{code}/movements", GetMovementsAsync).RequirePermission(Permissions.ViewMovements).WithName("GetMemberMovements")
            .WithSummary("会员资金变动").WithPaging().Produces<ListPage<MovementView>>();
        api.MapPut("orders/{no}", PutOrderAsync).RequirePermission(Permissions.WriteOrders).WithName("PutOrder")
            .WithSummary("登记订单").Takes<SettlementBodies.OrderBody>().Produces<OrderView>();
        api.MapPut("invoices/{no}", PutInvoiceAsync).RequirePermission(Permissions.WriteInvoices).WithName("PutInvoice")
            .WithSummary("登记发票").Takes<SettlementBodies.InvoiceBody>().Produces<InvoiceView>();
        api.MapGet("invoices/{no}", (string no, InvoiceQueries invoices, CancellationToken token) => invoices.ViewAsync(no, token))
            .RequirePermission(Permissions.ViewInvoices).WithName("GetInvoice").WithSummary("查询发票").Produces<InvoiceView>();
        api.MapGet("invoices", ListInvoicesAsync).RequirePermission(Permissions.ViewInvoices).WithName("ListInvoices")
            .WithSummary("发票列表").WithQuery<InvoiceStatus>("status", "发票状态").WithQuery<string>("buyer", "采购方编码").WithQuery<string>("supplier", "供应商编码")
            .WithQuery<InvoiceAgeing>("ageing", "账龄").WithPaging().Produces<ListPage<InvoiceView>>();
        api.MapPut("invoices/{no}/confirmation", ConfirmAsync).RequirePermission(Permissions.ConfirmInvoices).WithName("ConfirmInvoice")
            .WithSummary("确认发票").Takes<SettlementBodies.ConfirmationBody>().Produces<InvoiceView>();
        api.MapPut("bank-deposits/{serial}", PostDepositAsync).RequirePermission(Permissions.PostBankDeposits).WithName("PutBankDeposit")
            .WithSummary("登记银行入金，同一流水号只记一次").Takes<SettlementBodies.DepositBody>().Produces<DepositView>();
        api.MapPost("payments", SubmitAsync).RequirePermission(Permissions.PayInvoices).WithName("SubmitPayment")
            .WithSummary("提交支付，由另一人复核（本人的令牌）").Takes<SettlementBodies.PaymentBody>().WithIdempotencyKey().Produces<PaymentReceived>();
        api.MapPost("payments/{id}/review", ReviewAsync).RequirePermission(Permissions.ReviewPayments).WithName("ReviewPayment")
            .WithSummary("复核支付（本人的令牌和支付密码）").Takes<SettlementBodies.ReviewBody>().WithIdempotencyKey().Produces<PaymentReceived>();
        api.MapGet("ledger/verification", VerifyAsync).RequirePermission(Permissions.VerifyLedger).WithName("VerifyLedger")
            .WithSummary("核验总账").WithQuery<long>("block", "以前导出的链块号").WithQuery<string>("hash", "以前导出的链块哈希").Produces<LedgerVerificationView>();
    }

    private static async Task<MemberView> PutMemberAsync(string code, HttpRequest request, PutMember handler, CancellationToken cancellationToken)
    {
        var input = await JsonInput.ReadAsync(request, cancellationToken);
        var command = new PutMemberCommand(code, input.RequiredText("name", 100), input.RequiredEnum<MemberKind>("kind"), input.Text("superior", 32));
        await handler.ValidateAsync(command, input.Errors, cancellationToken);
        input.ThrowIfInvalid();
        return await handler.HandleAsync(command, cancellationToken);
    }

    private static async Task<Funds> GetAccountAsync(string code, AccountQueries accounts, CancellationToken cancellationToken)
        => await accounts.FundsAsync((await accounts.MemberAsync(code, cancellationToken)).Id, cancellationToken);

    private static async Task<ListPage<MovementView>> GetMovementsAsync(string code, HttpRequest request, AccountQueries accounts, CancellationToken cancellationToken)
    {
        var list = ListRequest.Read(request);
        var member = await accounts.MemberAsync(code, cancellationToken);
        var page = await accounts.MovementsAsync(member.Id, new MovementFilter(), list.Limit, list.After, cancellationToken);
        return new ListPage<MovementView>(
            [.. page.Items.Select(row => new MovementView(row.At, row.Amount, row.Balance, row.Kind, row.Document, row.Counterparty))], page.Next);
    }

    private static async Task<OrderView> PutOrderAsync(string no, HttpRequest request, PutOrder handler, CancellationToken cancellationToken)
    {
        var input = await JsonInput.ReadAsync(request, cancellationToken);
        var command = new PutOrderCommand(
            no, input.RequiredText("buyer", 32), input.RequiredText("supplier", 32), input.RequiredMoney("amount"), input.RequiredDate("placedOn"));
        await handler.ValidateAsync(command, input.Errors, cancellationToken);
        input.ThrowIfInvalid();
        return await handler.HandleAsync(command, cancellationToken);
    }

    private static async Task<InvoiceView> PutInvoiceAsync(string no, HttpRequest request, PutInvoice handler, InvoiceQueries invoices, CancellationToken cancellationToken)
    {
        var input = await JsonInput.ReadAsync(request, cancellationToken);
        var command = new PutInvoiceCommand(
            no, input.RequiredText("order", 64), input.RequiredText("buyer", 32), input.RequiredText("supplier", 32), input.RequiredMoney("amount"), input.RequiredDate("issuedOn"));
        await handler.ValidateAsync(command, input.Errors, cancellationToken);
        input.ThrowIfInvalid();
        await handler.HandleAsync(command, cancellationToken);
        return await invoices.ViewAsync(no, cancellationToken);
    }

    private static async Task<ListPage<InvoiceView>> ListInvoicesAsync(HttpRequest request, InvoiceQueries invoices, CancellationToken cancellationToken)
    {
        var query = new QueryInput(request);
        var list = query.List("status", "buyer", "supplier", "ageing");
        var status = query.Enum<InvoiceStatus>("status");
        var filter = new InvoiceFilter
        {
            Statuses = status is null ? null : [status.Value],
            Buyer = query.Text("buyer"),
            Supplier = query.Text("supplier"),
            Ageing = query.Enum<InvoiceAgeing>("ageing"),
        };
        query.ThrowIfInvalid();
        return await invoices.ListAsync(filter, list, cancellationToken);
    }

    private static async Task<InvoiceView> ConfirmAsync(string no, HttpRequest request, ConfirmInvoice handler, InvoiceQueries invoices, CancellationToken cancellationToken)
    {
        var input = await JsonInput.ReadAsync(request, cancellationToken);
        var confirmedOn = input.RequiredDate("confirmedOn");
        handler.Validate(confirmedOn, input.Errors);
        input.ThrowIfInvalid();
        await handler.HandleAsync(no, confirmedOn, cancellationToken);
        return await invoices.ViewAsync(no, cancellationToken);
    }

    private static async Task<DepositView> PostDepositAsync(string serial, HttpRequest request, PostBankDeposit handler, CancellationToken cancellationToken)
    {
        var input = await JsonInput.ReadAsync(request, cancellationToken);
        var command = new PostBankDepositCommand(
            serial, input.RequiredText("member", 32), input.RequiredMoney("amount"), input.RequiredDate("bookedOn"), input.RequiredText("bank", 60));
        await handler.ValidateAsync(command, input.Errors, cancellationToken);
        input.ThrowIfInvalid();
        return await handler.HandleAsync(command, cancellationToken);
    }

    private static async Task<PaymentReceived> SubmitAsync(HttpContext http, SubmitPayment handler, CancellationToken cancellationToken)
    {
        var input = await JsonInput.ReadAsync(http.Request, cancellationToken);
        var command = new SubmitPaymentCommand(input.RequiredTexts("invoices", 500, 64), input.Boolean("acceptOlderOverdue"), http.IdempotencyKey());
        input.ThrowIfInvalid();
        return await handler.HandleAsync(command, cancellationToken);
    }

    private static async Task<PaymentReceived> ReviewAsync(string id, HttpContext http, ReviewPayment handler, CancellationToken cancellationToken)
    {
        var input = await JsonInput.ReadAsync(http.Request, cancellationToken);
        var command = new ReviewPaymentCommand(
            id,
            input.RequiredEnum<ReviewDecision>("decision"),
            input.Text("opinion", 200) ?? "",
            input.RequiredText("paymentPassword", 200),
            IdempotencyKey: http.IdempotencyKey());
        ReviewPayment.Validate(command, input.Errors);
        input.ThrowIfInvalid();
        return await handler.HandleAsync(command, cancellationToken);
    }

    private static async Task<LedgerVerificationView> VerifyAsync(HttpRequest request, LedgerVerifier verifier, CancellationToken cancellationToken)
    {
        var query = new QueryInput(request, "block", "hash");
        var exported = query.Text("block") is null ? null : new ChainHead { Number = query.Number("block"), Hash = query.Text("hash") ?? "" };
        query.ThrowIfInvalid();
        return LedgerVerificationView.Of(await verifier.VerifyAsync(exported, cancellationToken));
    }
}

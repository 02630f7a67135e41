using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using PayHall.Api;
using PayHall.Errors;
using PayHall.Identity.Accounts;
using PayHall.Identity.Data;
using PayHall.Identity.Sessions;
using PayHall.Security;
using PayHall.Tenants;

namespace PayHall.Identity.Api;

/// <summary>账号管理 over HTTP, by sign-in name, within the data scope and the caller's own rights.</summary>
internal static class AccountEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/accounts", ListAsync).RequirePermission(Permissions.ViewAccounts).WithName("ListAccounts").WithSummary("数据范围内的账号，按用户名排列")
            .WithQuery<string>("unit", "机构编码：该机构及以下").WithQuery<long>("role", "角色编号").WithQuery<AccountStatus>("status", "状态；不填为未删除的")
            .WithQuery<string>("keyword", "用户名、姓名或电话的一部分").WithPaging();
        api.MapGet("/accounts/{userName}", (string userName, IdentityDb db, TenantClock clock, CancellationToken token) => AccountItems.GetAsync(db, clock, userName, token))
            .RequirePermission(Permissions.ViewAccounts).WithName("GetAccount").WithSummary("查询账号");
        api.MapPut("/accounts/{userName}", PutAsync).RequirePermission(Permissions.ManageAccounts).WithName("PutAccount")
            .WithSummary("新增或修改账号及其角色；新增时返回初始密码，只此一次；修改时不填的保持不变").Takes<AccountBodies.AccountBody>()
            .WithFields(
                ("UserName", "userName"), ("DisplayName", "displayName"), ("Title", "title"), ("Phone", "phone"), ("Email", "email"), ("UnitId", "unit"),
                ("Areas", "areas"), ("RoleIds", "roles"), ("ValidTo", "validTo"))
            .Produces<AccountItem>().Produces<AccountItem>(StatusCodes.Status201Created);
        api.MapDelete("/accounts/{userName}", DeleteAsync).RequirePermission(Permissions.DeleteAccounts).WithName("DeleteAccount")
            .WithSummary("删除账号；办过业务的停用并保留").Produces(StatusCodes.Status204NoContent);
        MapActs(api);
    }

    private static void MapActs(IEndpointRouteBuilder api)
    {
        api.MapPost("/accounts/{userName}/password", ResetAsync).RequirePermission(Permissions.ResetPasswords).WithName("ResetAccountPassword")
            .WithSummary("重置登录密码；返回新密码，只此一次；须由本人办理").TakesNothing();
        api.MapPost("/accounts/{userName}/unlock", UnlockAsync).RequirePermission(Permissions.ManageAccounts).WithName("UnlockAccount")
            .WithSummary("解除登录与支付密码的锁定").TakesNothing();
        api.MapDelete("/accounts/{userName}/sessions", EndSessionsAsync).RequirePermission(Permissions.ManageAccounts).WithName("EndAccountSessions")
            .WithSummary("退出账号在各处的登录").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<ListPage<AccountItem>> ListAsync(HttpContext context, AccountList list, IdentityDb db, TenantClock clock)
    {
        var cancellation = context.RequestAborted;
        var errors = new InputErrors();
        var request = ListRequest.Read(context.Request, errors, "unit", "role", "status", "keyword");
        var filter = await FilterAsync(context.Request.Query, errors, db, cancellation);
        errors.ThrowIfAny();
        var after = request.After is null ? "" : Cursor.Read<string>(request.After);
#pragma warning disable CA1309 // Compared in the database, by its order.
        var found = await (await list.FilterAsync(filter, cancellation)).Where(user => string.Compare(user.NormalizedUserName, after) > 0)
#pragma warning restore CA1309
            .OrderBy(user => user.NormalizedUserName)
            .Take(request.Limit + 1)
            .ToListAsync(cancellation);
        var rows = found.Take(request.Limit).ToList();
        return new ListPage<AccountItem>(await AccountItems.OfAsync(db, clock, rows, cancellation), found.Count > request.Limit ? Cursor.Write(rows[^1].NormalizedUserName) : null);
    }

    private static async Task<AccountFilter> FilterAsync(IQueryCollection query, InputErrors errors, IdentityDb db, CancellationToken cancellationToken)
    {
        var (code, role, status) = (query["unit"].ToString(), query["role"].ToString(), query["status"].ToString());
        var roleId = long.TryParse(role, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : (long?)null;
        if (role.Length > 0 && roleId is null)
            errors.AddOnce("role", "应为整数");
        if (status.Length > 0 && !Enum.GetNames<AccountStatus>().Contains(status, StringComparer.Ordinal))
            errors.AddOnce("status", "应为其中之一：{0}", string.Join("、", Enum.GetNames<AccountStatus>()));
        errors.ThrowIfAny();

        // No unit has the id 0, so a code that is none finds nothing.
        var unitId = code.Length == 0 ? null : (long?)await db.Units.Where(unit => unit.Code == code).Select(unit => unit.Id).FirstOrDefaultAsync(cancellationToken);
        return new AccountFilter(query["keyword"], unitId, roleId, status.Length == 0 ? null : Enum.Parse<AccountStatus>(status), null, 1);
    }

    private static async Task<IResult> PutAsync(string userName, HttpContext context, IdentityDb db, AccountInput accounts, PutAccount put, TenantClock clock)
    {
        var cancellation = context.RequestAborted;
        var input = await JsonInput.ReadAsync(context.Request, cancellation);
        var known = await AccountItems.FindAsync(db, userName, cancellation) is { DeletedAt: null } user ? user : null;
        var (command, roles) = await accounts.ReadAsync(input, userName, known, cancellation);
        var saved = await put.HandleAsync(command, roles, cancellation);
        context.Response.Headers.CacheControl = "no-store";
        var item = await AccountItems.GetAsync(db, clock, userName, cancellation) with { InitialPassword = saved.InitialPassword };
        return known is null ? Results.Json(item, statusCode: StatusCodes.Status201Created) : Results.Ok(item);
    }

    private static async Task<IssuedAccountPassword> ResetAsync(string userName, HttpContext context, IdentityDb db, ResetPassword reset)
    {
        context.Response.Headers.CacheControl = "no-store";
        var (name, password) = await reset.HandleAsync(await AccountItems.IdAsync(db, userName, context.RequestAborted), context.RequestAborted);
        return new IssuedAccountPassword(name, password);
    }

    private static async Task<AccountItem> UnlockAsync(string userName, IdentityDb db, UnlockAccount unlock, TenantClock clock, CancellationToken cancellationToken)
    {
        await unlock.HandleAsync(await AccountItems.IdAsync(db, userName, cancellationToken), cancellationToken);
        return await AccountItems.GetAsync(db, clock, userName, cancellationToken);
    }

    private static async Task<IResult> EndSessionsAsync(string userName, IdentityDb db, EndSessions end, CancellationToken cancellationToken)
    {
        await end.AllOfAccountAsync(await AccountItems.IdAsync(db, userName, cancellationToken), cancellationToken);
        return Results.NoContent();
    }

    private static async Task<IResult> DeleteAsync(string userName, IdentityDb db, DeleteAccount delete, CancellationToken cancellationToken)
    {
        await delete.HandleAsync(await AccountItems.IdAsync(db, userName, cancellationToken), cancellationToken);
        return Results.NoContent();
    }
}

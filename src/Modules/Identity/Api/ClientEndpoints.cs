using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using PayHall.Api;
using PayHall.Identity.Clients;
using PayHall.Identity.Data;
using PayHall.Security;

namespace PayHall.Identity.Api;

/// <summary>Machine clients over HTTP, for people's tools; a machine client manages no clients.</summary>
internal static class ClientEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/clients", ListAsync).RequirePermission(Permissions.ViewClients).WithName("ListClients").WithSummary("接口客户端列表").WithPaging();
        api.MapGet("/clients/{clientId}", GetAsync).RequirePermission(Permissions.ViewClients).WithName("GetClient").WithSummary("查询接口客户端");
        api.MapPut("/clients/{clientId}", PutAsync).RequirePermission(Permissions.ManageClients).WithName("PutClient")
            .WithSummary("新增或修改接口客户端；新增时返回密钥，只此一次").Takes<IdentityBodies.ClientBody>();
        api.MapPost("/clients/{clientId}/secrets", RotateAsync).RequirePermission(Permissions.ManageClients).WithName("RotateClientSecret")
            .WithSummary("换新密钥").Takes<IdentityBodies.RotationBody>();
        api.MapDelete("/clients/{clientId}", DeleteAsync).RequirePermission(Permissions.ManageClients).WithName("DeleteClient").WithSummary("删除接口客户端").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<ListPage<ClientView>> ListAsync(HttpContext context, IdentityDb db)
    {
        var request = ListRequest.Read(context.Request);
        var after = request.After is null ? "" : Cursor.Read<string>(request.After);
#pragma warning disable CA1309 // Compared in the database, by its order.
        var found = await db.Clients.AsNoTracking()
            .Where(client => client.DeletedAt == null && string.Compare(client.Id, after) > 0)
#pragma warning restore CA1309
            .OrderBy(client => client.Id)
            .Take(request.Limit + 1)
            .ToListAsync(context.RequestAborted);
        var rows = found.Take(request.Limit).ToList();
        return new ListPage<ClientView>(await ViewsAsync(db, rows, context.RequestAborted), found.Count > request.Limit ? Cursor.Write(rows[^1].Id) : null);
    }

    private static async Task<ClientView> GetAsync(string clientId, IdentityDb db, ClientAuthority clients, CancellationToken cancellationToken)
        => (await ViewsAsync(db, [await clients.FindAsync(clientId, cancellationToken)], cancellationToken))[0];

    private static async Task<ClientView> PutAsync(string clientId, HttpContext context, IdentityDb db, ClientAuthority clients, SaveClient save)
    {
        var cancellation = context.RequestAborted;
        var input = await JsonInput.ReadAsync(context.Request, cancellation);
        var unit = input.RequiredText("unit", 32);
        var known = await db.Clients.AsNoTracking().FirstOrDefaultAsync(client => client.Id == clientId && client.DeletedAt == null, cancellation);
        var command = new SaveClientCommand
        {
            ClientId = clientId,
            Revision = known?.Revision,
            Name = input.RequiredText("name", 50),
            UnitId = await db.Units.Where(row => row.Code == unit).Select(row => (long?)row.Id).FirstOrDefaultAsync(cancellation),
            Scope = input.RequiredEnum<DataScopeKind>("scope"),
            Permissions = input.RequiredTexts("permissions", 500, 100),
            Enabled = !input.Has("enabled") || input.Boolean("enabled"),
            ValidTo = input.Date("validTo"),
        };
        if (unit.Length > 0 && command.UnitId is null)
            input.Reject("unit", "没有编码为 {0} 的机构", unit);
        input.ThrowIfInvalid();
        var secret = await save.HandleAsync(command, cancellation);
        context.Response.Headers.CacheControl = "no-store";
        return await GetAsync(clientId, db, clients, cancellation) with { ClientSecret = secret };
    }

    private static async Task<IssuedSecret> RotateAsync(string clientId, HttpContext context, RotateClientSecret rotate)
    {
        var input = await JsonInput.ReadAsync(context.Request, context.RequestAborted);
        var days = input.Integer("overlapDays", 0, 30) ?? 0;
        input.ThrowIfInvalid();
        context.Response.Headers.CacheControl = "no-store";
        return new IssuedSecret(clientId, await rotate.HandleAsync(clientId, days, context.RequestAborted));
    }

    private static async Task<IResult> DeleteAsync(string clientId, DeleteClient delete, CancellationToken cancellationToken)
    {
        await delete.HandleAsync(clientId, cancellationToken);
        return Results.NoContent();
    }

    private static async Task<List<ClientView>> ViewsAsync(IdentityDb db, List<Client> clients, CancellationToken cancellationToken)
    {
        var ids = clients.ConvertAll(client => client.Id);
        var unitIds = clients.ConvertAll(client => client.UnitId);
        var stored = await db.ClientPermissions.Where(row => ids.Contains(row.ClientId)).Select(row => new { row.ClientId, row.Permission }).ToListAsync(cancellationToken);
        var permissions = stored.ToLookup(row => row.ClientId, row => row.Permission);
        var units = await db.Units.Where(unit => unitIds.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, unit => unit.Code, cancellationToken);
        return clients.ConvertAll(client => new ClientView
        {
            ClientId = client.Id,
            Name = client.Name,
            Unit = units.GetValueOrDefault(client.UnitId, ""),
            Scope = client.Scope,
            Permissions = [.. permissions[client.Id].Order(StringComparer.Ordinal)],
            Enabled = client.Enabled,
            ValidTo = client.ValidTo,
            LastUsedAt = client.LastUsedAt,
        });
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using PayHall.Api;
using PayHall.Errors;
using PayHall.Identity.Access;
using PayHall.Identity.Data;
using PayHall.Identity.Roles;
using PayHall.Security;

namespace PayHall.Identity.Api;

/// <summary>角色管理 over HTTP, by id: names can change, and two units may have roles of the same name.</summary>
internal static class RoleEndpoints
{
    private static readonly (string, string)[] Fields = [("Name", "name"), ("UnitId", "unit"), ("Type", "type"), ("Scope", "scope"), ("Description", "description")];

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/roles", ListAsync).RequirePermission(Permissions.ViewRoles).WithName("ListRoles").WithSummary("内置角色与数据范围内的角色").WithPaging();
        api.MapGet("/roles/{id:long}", GetAsync).RequirePermission(Permissions.ViewRoles).WithName("GetRole").WithSummary("查询角色");
        api.MapPost("/roles", PostAsync).RequirePermission(Permissions.ManageRoles).WithName("PostRole").WithSummary("新增角色").WithIdempotencyKey()
            .Takes<AccountBodies.NewRoleBody>().WithFields(Fields).Produces<AddedRole>(StatusCodes.Status201Created);
        api.MapPut("/roles/{id:long}", PutAsync).RequirePermission(Permissions.ManageRoles).WithName("PutRole").WithSummary("修改角色及其权限；不填的保持不变")
            .Takes<AccountBodies.RoleBody>().WithFields(Fields);
        api.MapDelete("/roles/{id:long}", DeleteAsync).RequirePermission(Permissions.DeleteRoles).WithName("DeleteRole").WithSummary("删除没有账号在用的角色")
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<ListPage<RoleItem>> ListAsync(HttpContext context, IdentityDb db, PermissionCatalog catalog)
    {
        var request = ListRequest.Read(context.Request);
        var after = request.After is null ? 0 : Cursor.Read<long>(request.After);
        var found = await db.Roles.AsNoTracking().Where(role => role.Id > after).OrderBy(role => role.Id).Take(request.Limit + 1).ToListAsync(context.RequestAborted);
        var rows = found.Take(request.Limit).ToList();
        return new ListPage<RoleItem>(await ItemsAsync(db, catalog, rows, context.RequestAborted), found.Count > request.Limit ? Cursor.Write(rows[^1].Id) : null);
    }

    private static async Task<RoleItem> GetAsync(long id, IdentityDb db, PermissionCatalog catalog, CancellationToken cancellationToken)
        => (await ItemsAsync(db, catalog, [await FindAsync(db, id, cancellationToken)], cancellationToken))[0];

    private static async Task<IResult> PostAsync(HttpContext context, IdentityDb db, PermissionCatalog catalog, AddRole add)
    {
        var cancellation = context.RequestAborted;
        var input = await JsonInput.ReadAsync(context.Request, cancellation);
        var command = new SaveRoleCommand
        {
            Name = input.RequiredText("name", 50),
            UnitId = await UnitEndpoints.IdAsync(input, "unit", input.RequiredText("unit", 50), db, cancellation),
            Type = input.RequiredText("type", 20),
            Scope = input.RequiredEnum<DataScopeKind>("scope"),
            Description = input.Text("description", 200),
            Permissions = ReadPermissions(input, catalog) ?? [],
        };
        input.ThrowIfInvalid();
        var id = await add.HandleAsync(command, context.IdempotencyKey(), cancellation);
        return Results.Json(new AddedRole(id), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<RoleItem> PutAsync(long id, HttpContext context, IdentityDb db, PermissionCatalog catalog, SaveRole save)
    {
        var cancellation = context.RequestAborted;
        var input = await JsonInput.ReadAsync(context.Request, cancellation);
        var known = await GetAsync(id, db, catalog, cancellation);
        var unit = input.Text("unit", 50) ?? known.Unit;
        var command = new SaveRoleCommand
        {
            Id = id,
            Revision = input.Integer("revision", 1, int.MaxValue) ?? 0,
            Name = input.Text("name", 50) ?? known.Name,
            UnitId = await UnitEndpoints.IdAsync(input, "unit", unit, db, cancellation),
            Type = input.Text("type", 20) ?? known.Type,
            Scope = input.Enum<DataScopeKind>("scope") ?? known.Scope,
            Description = input.IsGiven("description") ? input.Text("description", 200) : known.Description,
            Permissions = ReadPermissions(input, catalog) ?? known.Permissions,
        };
        if (!input.Has("revision"))
            input.Reject("revision", "必填");
        if (known.BuiltIn && unit is not null)
            input.Reject("unit", "{0} 是内置角色，不归属机构", known.Name);
        input.ThrowIfInvalid();
        await save.HandleAsync(command, cancellation);
        return await GetAsync(id, db, catalog, cancellation);
    }

    private static async Task<IResult> DeleteAsync(long id, DeleteRole delete, CancellationToken cancellationToken)
    {
        await delete.HandleAsync(id, cancellationToken);
        return Results.NoContent();
    }

    private static IReadOnlyList<string>? ReadPermissions(JsonInput input, PermissionCatalog catalog)
    {
        var names = input.IsGiven("permissions") ? input.Texts("permissions", 500, 100) ?? [] : null;
        foreach (var name in names?.Where(name => catalog.Find(name) is null) ?? [])
            input.Reject("permissions", "没有名为 {0} 的权限", name);
        return names;
    }

    private static async Task<Role> FindAsync(IdentityDb db, long id, CancellationToken cancellationToken)
        => await db.Roles.AsNoTracking().FirstOrDefaultAsync(role => role.Id == id, cancellationToken) ?? throw new NotFoundException("角色", id);

    private static async Task<List<RoleItem>> ItemsAsync(IdentityDb db, PermissionCatalog catalog, List<Role> roles, CancellationToken cancellationToken)
    {
        var ids = roles.ConvertAll(role => role.Id);
        var unitIds = roles.ConvertAll(role => role.UnitId);
        var rights = (await RoleRights.OfAsync(db, catalog, db.Roles.Where(role => ids.Contains(role.Id)), cancellationToken)).ToDictionary(role => role.RoleId);
        var units = await db.Units.Where(unit => unitIds.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, unit => unit.Code, cancellationToken);
        var uses = await RoleUses.CountAsync(db, ids, cancellationToken);
        return roles.ConvertAll(role => new RoleItem
        {
            Id = role.Id,
            Name = role.Name,
            BuiltIn = role.BuiltIn,
            Unit = role.UnitId is { } unitId ? units.GetValueOrDefault(unitId) : null,
            Type = role.Type,
            Scope = role.Scope,
            Description = role.Description,
            Permissions = [.. rights[role.Id].Permissions.Order(StringComparer.Ordinal)],
            Accounts = uses.GetValueOrDefault(role.Id),
            Revision = role.Revision,
        });
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using PayHall.Api;
using PayHall.Errors;
using PayHall.Identity.Data;
using PayHall.Identity.Domain;
using PayHall.Identity.Organizations;
using PayHall.Security;

namespace PayHall.Identity.Api;

/// <summary>机构管理 over HTTP, by a unit's code, within the data scope.</summary>
internal static class UnitEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/units", ListAsync).RequirePermission(Permissions.ViewOrganizations).WithSummary("数据范围内的机构").WithPaging();
        api.MapGet("/units/{code}", GetAsync).RequirePermission(Permissions.ViewOrganizations).WithName("GetUnit").WithSummary("查询机构");
        api.MapPut("/units/{code}", PutAsync).RequirePermission(Permissions.ManageOrganizations).WithName("PutUnit")
            .WithSummary("新增、修改或移动机构；修改时不填的保持不变").Takes<AccountBodies.UnitBody>()
            .WithFields(("Code", "code"), ("Name", "name"), ("Kind", "kind"), ("ParentId", "superior"), ("Position", "position"))
            .Produces<UnitItem>().Produces<UnitItem>(StatusCodes.Status201Created);
        api.MapDelete("/units/{code}", DeleteAsync).RequirePermission(Permissions.ManageOrganizations).WithName("DeleteUnit")
            .WithSummary("删除不再使用的机构").Produces(StatusCodes.Status204NoContent);
    }

    /// <summary>The id of a unit within the data scope; what is none is reported at the field.</summary>
    public static async Task<long?> IdAsync(JsonInput input, string field, string? code, IdentityDb db, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(code))
            return null;
        var id = await db.Units.Where(unit => unit.Code == code).Select(unit => (long?)unit.Id).FirstOrDefaultAsync(cancellationToken);
        if (id is null)
            input.Reject(field, "没有编码为 {0} 的机构", code);
        return id;
    }

    private static async Task<ListPage<UnitItem>> ListAsync(HttpContext context, IdentityDb db)
    {
        var request = ListRequest.Read(context.Request);
        var after = request.After is null ? 0 : Cursor.Read<long>(request.After);
        var units = await Items(db, db.Units.Where(unit => unit.Id > after).OrderBy(unit => unit.Id).Take(request.Limit + 1)).ToListAsync(context.RequestAborted);
        var hasMore = units.Count > request.Limit;
        return new ListPage<UnitItem>(units.Take(request.Limit).ToList(), hasMore ? Cursor.Write(units[request.Limit - 1].Id) : null);
    }

    private static async Task<UnitItem> GetAsync(string code, IdentityDb db, CancellationToken cancellationToken)
        => await Items(db, db.Units.Where(unit => unit.Code == code)).FirstOrDefaultAsync(cancellationToken) ?? throw new NotFoundException("机构", code);

    private static async Task<IResult> PutAsync(string code, HttpContext context, IdentityDb db, SaveUnit save)
    {
        var cancellation = context.RequestAborted;
        var input = await JsonInput.ReadAsync(context.Request, cancellation);
        var known = await db.Units.AsNoTracking().FirstOrDefaultAsync(unit => unit.Code == code, cancellation);
        var superior = known is null ? input.RequiredText("superior", 50) : input.Text("superior", 50);
        var command = new SaveUnitCommand
        {
            Id = known?.Id,
            Code = known is null ? code : null,
            Name = known is null ? input.RequiredText("name", 100) : input.Text("name", 100) ?? known.Name,
            Kind = known is null ? input.RequiredText("kind", 20) : input.Text("kind", 20) ?? known.Kind,
            ParentId = await IdAsync(input, "superior", superior, db, cancellation) ?? known?.ParentId,
            Position = input.Integer("position", 0, 9999) ?? known?.Position ?? 0,
        };
        if (known is not null && command.Kind != known.Kind && !UnitKinds.AddedByHand.Contains(known.Kind, StringComparer.Ordinal))
            input.Reject("kind", "{0} 的类型不能修改", known.Name);
        input.ThrowIfInvalid();
        var saved = await save.HandleAsync(known is null ? command : command with { Kind = command.Kind == known.Kind ? null : command.Kind }, cancellation);
        var above = superior ?? await db.Units.Where(unit => unit.Id == saved.ParentId).Select(unit => unit.Code).FirstOrDefaultAsync(cancellation);
        var item = new UnitItem(saved.Id, saved.Code, saved.Name, saved.Kind, above, saved.Level, saved.Position);
        return known is null ? Results.Json(item, statusCode: StatusCodes.Status201Created) : Results.Ok(item);
    }

    private static async Task<IResult> DeleteAsync(string code, IdentityDb db, DeleteUnit delete, CancellationToken cancellationToken)
    {
        await delete.HandleAsync((await GetAsync(code, db, cancellationToken)).Id, cancellationToken);
        return Results.NoContent();
    }

    private static IQueryable<UnitItem> Items(IdentityDb db, IQueryable<OrganizationUnit> units)
        => units.Select(unit => new UnitItem(
            unit.Id, unit.Code, unit.Name, unit.Kind, db.Units.Where(parent => parent.Id == unit.ParentId).Select(parent => parent.Code).FirstOrDefault(), unit.Level, unit.Position));
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PayHall.Api;
using PayHall.Errors;
using PayHall.Security;
using PayHall.Tenants.Changing;
using PayHall.Tenants.Creating;
using PayHall.Tenants.Data;
using PayHall.Tenants.Domain;
using PayHall.Tenants.Features;
using PayHall.Tenants.Operating;
using PayHall.Tenants.Removing;

namespace PayHall.Tenants.Api;

/// <summary>The console's use cases for scripts, on the default site.</summary>
internal static class TenantsApi
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("tenants");
        api.MapGet("", List).RequirePermission(Permissions.ViewTenants).WithName("ListTenants").WithSummary("租户列表").WithPaging().Produces<ListPage<TenantItem>>();
        api.MapGet("{name}", GetAsync).RequirePermission(Permissions.ViewTenants).WithName("GetTenant").WithSummary("查询租户，包括正在新建和未能建成的").Produces<TenantItem>();
        api.MapPut("{name}", PutAsync).RequirePermission(Permissions.ManageTenants).WithName("PutTenant")
            .WithSummary("新建租户（202，首个密码只返回一次），或修改它的名称与网址").Takes<TenantBodies.TenantBody>()
            .WithFields(("schema", "database.schema"), ("connectionString", "database.connectionString"))
            .Produces<TenantItem>().Produces<TenantStarted>(StatusCodes.Status202Accepted);

        // Whoever writes the name into the address has typed it.
        api.MapDelete("{name}", (string name, RemoveTenant handler, CancellationToken token) => handler.HandleAsync(name, name, token))
            .RequirePermission(Permissions.RemoveTenants).WithName("RemoveTenant").WithSummary("删除一个租户；数据另存 30 天后清除").Produces<RemovedTenant>();
        MapOperations(api);
    }

    private static void MapOperations(IEndpointRouteBuilder api)
    {
        api.MapPost("{name}/start", async (string name, OperateTenant operate, ITenantConsole console, CancellationToken token) => Item(console, (await operate.StartAsync(name, token)).Name))
            .RequirePermission(Permissions.ManageTenants).WithName("StartTenant").WithSummary("启动一个租户").TakesNothing().Produces<TenantItem>();
        api.MapPost("{name}/stop", async (string name, OperateTenant operate, ITenantConsole console, CancellationToken token) => Item(console, (await operate.StopAsync(name, token)).Name))
            .RequirePermission(Permissions.ManageTenants).WithName("StopTenant").WithSummary("停止一个租户").TakesNothing().Produces<TenantItem>();
        api.MapPost("{name}/reload", async (string name, OperateTenant operate, ITenantConsole console, CancellationToken token) => Item(console, (await operate.ReloadAsync(name, token)).Name))
            .RequirePermission(Permissions.ManageTenants).WithName("ReloadTenant").WithSummary("重载一个租户").TakesNothing().Produces<TenantItem>();
        api.MapPut("{name}/features/{feature}", (string name, string feature, SwitchFeature handler, CancellationToken token) => SwitchAsync(name, feature, isOn: true, handler, token))
            .RequirePermission(Permissions.ManageFeatures).WithName("EnableFeature").WithSummary("打开功能，连同它依赖的").TakesNothing().Produces<FeatureAnswer>();
        api.MapDelete("{name}/features/{feature}", (string name, string feature, SwitchFeature handler, CancellationToken token) => SwitchAsync(name, feature, isOn: false, handler, token))
            .RequirePermission(Permissions.ManageFeatures).WithName("DisableFeature").WithSummary("关闭功能，连同依赖它的").Produces<FeatureAnswer>();
    }

    private static ListPage<TenantItem> List(HttpRequest request, ITenantConsole console)
    {
        var list = ListRequest.Read(request);
        var after = list.After is null ? "" : Cursor.Read<string>(list.After);
        var found = console.List().Where(tenant => string.CompareOrdinal(tenant.Name, after) > 0).Take(list.Limit + 1).Select(TenantItem.Of).ToList();
        return found.Count > list.Limit ? new ListPage<TenantItem>(found[..list.Limit], Cursor.Write(found[list.Limit - 1].Name)) : new ListPage<TenantItem>(found, null);
    }

    /// <summary>A tenant, or one that is being made or could not be made.</summary>
    private static async Task<TenantItem> GetAsync(string name, ITenantConsole console, CreationStore creations, CancellationToken cancellationToken)
    {
        if (console.Find(name) is { } tenant)
            return TenantItem.Of(tenant);
        if (await creations.LastAsync(name, cancellationToken) is not { Status: CreationStatus.Open or CreationStatus.Failed } creation)
            throw new NotFoundException("该租户", name);
        var condition = creation.Status == CreationStatus.Open ? TenantCondition.Preparing : TenantCondition.Failed;
        return new TenantItem(
            name, creation.DisplayName, AddressRules.ReadHosts(creation.Hosts), creation.Prefix, condition, creation.Error, creation.Recipe, creation.Provider, creation.SchemaName, [], null);
    }

    /// <summary>Makes a tenant (202, it takes up to a minute), or changes the name for people and the address of one that is there (200).</summary>
    private static async Task<IResult> PutAsync(string name, HttpRequest request, CreateTenant create, ChangeAddress change, ITenantConsole console, CancellationToken cancellationToken)
    {
        var input = await JsonInput.ReadAsync(request, cancellationToken);
        IReadOnlyList<string> hosts = input.Has("hosts") ? [.. input.RequiredTexts("hosts", AddressRules.MaxHosts, 253).Select(host => host.ToLowerInvariant())] : [];
        var (displayName, prefix, recipe, administrator) = (input.Text("displayName", 100), input.Text("prefix", 32) ?? "", input.Text("recipe", 100), input.Text("administrator", 50));
        var database = input.Object("database");
        var (provider, connectionString, schema) = (database?.Enum<DatabaseProvider>("provider"), database?.Text("connectionString", 1000), database?.Text("schema", 63));
        if (console.Find(name) is { Condition: not TenantCondition.Preparing } tenant)
        {
            // The same body again changes nothing; what a tenant was made with can't be changed by another one.
            if (recipe is not null && recipe != tenant.Recipe)
                input.Reject("recipe", "租户建好后不能换配方；它是按 {0} 建的", tenant.Recipe);
            if ((provider is not null && provider != tenant.Database) || (schema is { Length: > 0 } && schema != tenant.Schema))
                input.Reject("database", "租户建好后不能换数据库");
            input.ThrowIfInvalid();
            await change.HandleAsync(new ChangeAddressCommand(name, displayName ?? tenant.DisplayName, hosts, prefix, request.Host.Value ?? ""), cancellationToken);
            return Results.Ok(Item(console, name));
        }

        var command = new CreateTenantCommand
        {
            Name = name,
            DisplayName = displayName ?? "",
            Recipe = recipe ?? "",
            Hosts = hosts,
            Prefix = prefix,
            Provider = provider ?? (console.HasOwnPostgreSql ? DatabaseProvider.PostgreSql : DatabaseProvider.Sqlite),
            ConnectionString = connectionString ?? "",
            Schema = schema ?? "",
            Administrator = administrator ?? "admin",
            ConsoleHost = request.Host.Value ?? "",
        };
        input.ThrowIfInvalid();
        var started = await create.HandleAsync(command, cancellationToken);
        return Results.Accepted($"{request.PathBase}/api/tenants/{started.Name}", new TenantStarted(started.Name, started.Administrator, started.Password));
    }

    private static async Task<FeatureAnswer> SwitchAsync(string name, string feature, bool isOn, SwitchFeature handler, CancellationToken cancellationToken)
    {
        var plan = await handler.HandleAsync(name, feature, isOn, cancellationToken);
        return new FeatureAnswer(plan.GoOn, plan.GoOff);
    }

    private static TenantItem Item(ITenantConsole console, string name) => TenantItem.Of(console.Demand(name));
}

using PayHall.Errors;
using PayHall.Organizations;
using PayHall.Tenants.Data;
using PayHall.Tenants.Domain;

namespace PayHall.Tenants.Creating;

/// <summary>Finds all that is wrong with a tenant to make, field by field, before anything is made.</summary>
internal sealed class CreationCheck(ITenantConsole console, CreationStore creations)
{
    private const int MaxName = 100;

    /// <summary>Adds what is wrong to <paramref name="errors"/>, under the fields' names in the API.</summary>
    public async Task CheckAsync(CreateTenantCommand command, InputErrors errors, CancellationToken cancellationToken)
    {
        var open = await creations.OpenAsync(cancellationToken);
        await CheckNameAsync(command, errors, open, cancellationToken);
        CheckAddress(errors, console, command.Name, command.Hosts, command.Prefix, command.ConsoleHost);
        if (errors.IsEmpty && open.Find(other => TenantSettings.AddressesOverlap(AddressRules.ReadHosts(other.Hosts), other.Prefix, command.Hosts, command.Prefix)) is { } rival)
            errors.Add(Field(command), "这个地址正要给 {0}，请换一个", rival.Name);
        if (!UserNameRule.Holds(command.Administrator))
            errors.Add("administrator", "用户名为 2 到 {0} 个字母、数字或 _ - . @", UserNameRule.MaxLength);
        await CheckDatabaseAsync(command, errors, cancellationToken);
    }

    /// <summary>Adds what is wrong with an address.</summary>
    public static void CheckAddress(InputErrors errors, ITenantConsole console, string name, IReadOnlyList<string> hosts, string prefix, string consoleHost)
    {
        AddressRules.CheckHosts(errors, "hosts", hosts);
        AddressRules.CheckPrefix(errors, "prefix", prefix);
        if (hosts.Count == 0 && prefix.Length == 0)
            errors.AddOnce("prefix", "主机名和路径前缀至少填一个，否则与默认站点同址");
        if (console.AddressOwner(name, hosts, prefix) is { } owner)
            errors.AddOnce(prefix.Length > 0 ? "prefix" : "hosts", "这个地址已由租户 {0} 使用，请换一个", owner);
        else if (hosts.Count > 0 && consoleHost.Length > 0 && console.TakenFrom(name, hosts, prefix, consoleHost) is [_, ..] taken)
            RefuseTaking(errors, taken, consoleHost);
    }

    private static void RefuseTaking(InputErrors errors, IReadOnlyList<string> taken, string consoleHost)
    {
        if (taken.Contains(TenantSettings.DefaultName))
            errors.AddOnce("hosts", "{0} 是您正在使用的平台地址，让出后将无法打开租户管理；请换一个，或加路径前缀", consoleHost);
        else
            errors.AddOnce("hosts", "这会占用租户 {0} 在 {1} 上的地址；请换一个主机名，或加路径前缀", taken[0], consoleHost);
    }

    private async Task CheckNameAsync(CreateTenantCommand command, InputErrors errors, List<Creation> open, CancellationToken cancellationToken)
    {
        AddressRules.CheckName(errors, "name", command.Name);
        if (console.Find(command.Name) is not null)
            errors.AddOnce("name", "已有名为 {0} 的租户，请换一个", command.Name);
        if (open.Exists(other => other.Name == command.Name))
            errors.AddOnce("name", "名为 {0} 的租户正在建立", command.Name);
        if (command.DisplayName.Length > MaxName)
            errors.Add("displayName", "不能超过 {0} 个字符", MaxName);
        var recipes = await console.RecipesAsync(cancellationToken);
        if (command.Recipe.Length == 0)
            errors.Add("recipe", "请选择配方");
        else if (!recipes.Any(recipe => recipe.Name == command.Recipe))
            errors.Add("recipe", "没有名为 {0} 的配方；现有：{1}", command.Recipe, string.Join("、", recipes.Select(recipe => recipe.Name)));
    }

    /// <summary>Asked last and only if the name is good, for the server may take its time to answer.</summary>
    private async Task CheckDatabaseAsync(CreateTenantCommand command, InputErrors errors, CancellationToken cancellationToken)
    {
        AddressRules.CheckSchema(errors, "schema", command.Schema);
        if (command.Provider == DatabaseProvider.PostgreSql && command.ConnectionString.Length == 0 && !console.HasOwnPostgreSql)
            errors.Add("connectionString", "本主机没有自己的 PostgreSQL，请填写服务器地址");
        if (!errors.IsEmpty)
            return;
        var check = await console.CheckDatabaseAsync(CreateTenant.Settings(command, id: ""), cancellationToken);
        if (check.Place == DatabasePlace.Taken && command.Provider == DatabaseProvider.PostgreSql)
            errors.Add("schema", "这个位置已有数据，不会覆盖：{0}。请换一个模式名", check.Detail);
        else if (check.Place == DatabasePlace.Taken)
            errors.Add("name", "这个位置已有数据，不会覆盖：{0}。请换一个名称", check.Detail);
        else if (check.Place == DatabasePlace.Unreachable)
            errors.Add("connectionString", "连不上数据库：{0}", check.Detail);
    }

    private static string Field(CreateTenantCommand command) => command.Prefix.Length > 0 ? "prefix" : "hosts";
}

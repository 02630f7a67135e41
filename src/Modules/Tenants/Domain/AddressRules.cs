using System.Text.RegularExpressions;
using PayHall.Errors;

namespace PayHall.Tenants.Domain;

/// <summary>What names and addresses of tenants may look like. Names become folders and schemas, so nothing but plain letters passes.</summary>
internal static partial class AddressRules
{
    /// <summary>The most hosts that one tenant may have.</summary>
    public const int MaxHosts = 20;

    // First path segments of the default site and of every tenant, and what servers in front of us like to keep for themselves.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        TenantSettings.DefaultName, "admin", "api", "assets", "connect", "css", "error", "favicon", "healthz", "identity", "images", "js", "language", "lib",
        "metrics", "openapi", "removed", "robots", "signin", "site", "static", "tenants", "wwwroot",
    };

    /// <summary>Checks a new tenant's technical name.</summary>
    public static void CheckName(InputErrors errors, string field, string name)
    {
        if (name.Length == 0)
            errors.Add(field, "必填");
        else if (!Label().IsMatch(name) || !char.IsAsciiLetterLower(name[0]))
            errors.Add(field, "应为 1 到 32 个小写字母、数字或连字符，以字母开头");
        else if (Reserved.Contains(name))
            errors.Add(field, "“{0}”是平台自己的保留名，请换一个", name);
    }

    /// <summary>Checks a URL prefix; empty is none.</summary>
    public static void CheckPrefix(InputErrors errors, string field, string prefix)
    {
        if (prefix.Length == 0)
            return;
        if (!Label().IsMatch(prefix))
            errors.Add(field, "应为 1 到 32 个小写字母、数字或连字符，不含斜杠");
        else if (Reserved.Contains(prefix))
            errors.Add(field, "“{0}”是平台自己的保留名，请换一个", prefix);
    }

    /// <summary>Checks hosts: <c>name</c>, <c>name:port</c> or <c>*.name</c>.</summary>
    public static void CheckHosts(InputErrors errors, string field, IReadOnlyList<string> hosts)
    {
        if (hosts.Count > MaxHosts)
            errors.Add(field, "最多 {0} 个主机名", MaxHosts);
        foreach (var host in hosts.Where(host => host.Length > 253 || !Host().IsMatch(host)).Take(3))
            errors.Add(field, "“{0}”不是主机名；应如 pay.example.cn、pay.example.cn:8443 或 *.example.cn", host);
    }

    /// <summary>Checks a PostgreSQL schema's name; empty is one named after the tenant.</summary>
    public static void CheckSchema(InputErrors errors, string field, string schema)
    {
        if (schema.Length == 0)
            return;
        if (!Schema().IsMatch(schema))
            errors.Add(field, "应为 1 到 63 个小写字母、数字或下划线，以字母开头");
        else if (schema == "public" || schema == "information_schema" || schema.StartsWith("pg_", StringComparison.Ordinal) || schema.StartsWith("removed_", StringComparison.Ordinal))
            errors.Add(field, "“{0}”是数据库自己的保留名，请换一个", schema);
    }

    /// <summary>Hosts as people type them: apart by blanks, commas or line breaks.</summary>
    public static IReadOnlyList<string> ReadHosts(string? text)
        => [.. (text ?? "").Split([' ', '\t', '\r', '\n', ',', ';', '，', '；', '、'], StringSplitOptions.RemoveEmptyEntries).Select(host => host.ToLowerInvariant()).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?\z", RegexOptions.None, 1000)]
    private static partial Regex Label();

    [GeneratedRegex(@"^(?:\*\.)?[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*(?::[0-9]{1,5})?\z", RegexOptions.None, 1000)]
    private static partial Regex Host();

    [GeneratedRegex(@"^[a-z][a-z0-9_]{0,62}\z", RegexOptions.None, 1000)]
    private static partial Regex Schema();
}

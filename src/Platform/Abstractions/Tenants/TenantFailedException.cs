using PayHall.Errors;

namespace PayHall.Tenants;

/// <summary>Something that was to be done with a tenant failed. The message ends with the technical words of the cause.</summary>
public sealed class TenantFailedException : RuleException
{
    private TenantFailedException(string message, string tenant, string cause)
        : base(message, tenant, cause)
        => Cause = cause;

    /// <summary>The technical words of the cause alone.</summary>
    public string Cause { get; }

    /// <summary>The setup failed and was undone.</summary>
    public static TenantFailedException Setup(string tenant, string cause) => new("租户 {0} 没有建成，已全部撤销：{1}", tenant, cause);

    /// <summary>The tenant does not start.</summary>
    public static TenantFailedException Start(string tenant, string cause) => new("租户 {0} 不能启动：{1}", tenant, cause);

    /// <summary>Features could not be changed, and are as they were.</summary>
    public static TenantFailedException Features(string tenant, string cause) => new("租户 {0} 的功能没有改变，原来的继续运行：{1}", tenant, cause);

    /// <summary>The settings could not be changed, and are as they were.</summary>
    public static TenantFailedException Change(string tenant, string cause) => new("租户 {0} 的设置没有改变：{1}", tenant, cause);

    /// <summary>The tenant could not be removed, and is still there.</summary>
    public static TenantFailedException Removal(string tenant, string cause) => new("租户 {0} 没有删除，数据原样保留：{1}", tenant, cause);
}

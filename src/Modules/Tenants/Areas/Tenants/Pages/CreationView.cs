using PayHall.Background;
using PayHall.Tenants.Data;

namespace PayHall.Tenants.Areas.Tenants.Pages;

/// <summary>The making of a tenant with its job.</summary>
/// <param name="Creation">The making.</param>
/// <param name="Job">The job, or null if it is not kept any more.</param>
internal sealed record CreationView(Creation Creation, JobInfo? Job)
{
    /// <summary>Key of the words for the step that runs.</summary>
    public string Step => Creation.Step switch
    {
        "" => "等待开始",
        SetupProgress.Database => "建数据库、启动站点",
        SetupProgress.Administrator => "建管理员账号",
        "features" => "启用功能",
        "settings" => "写入参数",
        "organizations" => "建机构",
        "roles" => "建角色",
        "users" => "建账号",
        "clients" => "建接口客户端",
        _ => "写入业务数据，这一步最久",
    };
}

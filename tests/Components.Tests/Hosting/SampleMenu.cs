using Microsoft.AspNetCore.Http;
using PayHall.Navigation;

namespace PayHall.Components.Tests.Hosting;

/// <summary>A menu as the kernel would hand it out.</summary>
public sealed class SampleMenu(IHttpContextAccessor http, string theme) : IMenu
{
    public Task<IReadOnlyList<MenuGroup>> GetAsync(CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<MenuGroup>>(theme == "Heating" ? Heating() : Exchange());

    private MenuGroup[] Exchange() =>
    [
        Single("首页", "home-2", "/Home"),
        Group("系统管理", "settings", ("修改登陆密码", "/Password", 0, false), ("账号管理", "/Accounts", 0, false), ("角色管理", "/Role", 0, false), ("修改支付密码", "/PayPassword", 0, false)),
        Group("账户管理", "wallet", ("账户查询", "/Account", 0, false), ("账户绑定列表", "/Bindings", 0, false)),
        Group("结算管理", "transfer", ("手工入金申请", "/Deposit", 0, false), ("出金申请", "/Withdraw", 0, false), ("支付货款", "/Pay", 48, false), ("支付货款复核", "/Review", 5, true), ("代付确认", "/Agency", 2, false)),
        Group("结算查询", "list-search", ("发票查询", "/Invoices", 0, false), ("订单查询", "/Orders", 0, false)),
        Group("电子回单", "receipt", ("入金回单", "/Receipts", 0, false)),
    ];

    private MenuGroup[] Heating() =>
    [
        Single("首页", "home-2", "/Home"),
        Single("收费台", "cash-register", "/Desk"),
        Group("系统管理", "settings", ("账号管理", "/Accounts", 0, false), ("角色管理", "/Role", 0, false)),
        Group("基础信息", "building-community", ("小区管理", "/Communities", 0, false), ("户室管理", "/Households", 0, false)),
        Group("业务管理", "briefcase", ("产品列表", "/Tariff", 0, false), ("户室与产品签约", "/Contracts", 0, false), ("户室签约审批", "/Approvals", 3, true)),
        Group("缴费管理", "receipt", ("缴费查询", "/Pay", 0, false)),
        Group("报表统计", "chart-bar", ("欠费统计", "/Arrears", 0, false)),
    ];

    private MenuGroup Single(string caption, string icon, string path) => Group(caption, icon, (caption, path, 0, false)) with { IsSingle = true };

    private MenuGroup Group(string caption, string icon, params (string Caption, string Path, int Count, bool IsUrgent)[] pages)
    {
        var request = http.HttpContext!.Request;
        MenuEntry[] entries = [.. pages.Select(page => new MenuEntry(page.Caption, request.PathBase + page.Path, request.Path.StartsWithSegments(page.Path, StringComparison.OrdinalIgnoreCase), page.Count, page.IsUrgent))];
        return new(caption, icon, false, entries, entries.Any(entry => entry.IsCurrent));
    }
}

using PayHall.Lists;

namespace PayHall.Identity.Accounts;

/// <summary>The columns of the account list (S-04). The table shows 有效期 in one column, files hold its two days.</summary>
internal sealed class AccountColumns : ListColumns<AccountRow>
{
    public AccountColumns(DateTimeOffset now, DateOnly today)
    {
        Text("用户名", row => row.UserName, sort: "userName");
        Text("姓名", row => row.DisplayName, sort: "name");
        Text("部门职务", row => row.Title, inTable: false);
        Text("电话", row => row.Phone, inTable: false);
        Text("机构", row => row.UnitName, css: "p2");
        Text("角色", row => string.Join("、", row.Roles));
        Term("状态", row => StatusOf(row, row.StatusAt(now, today), now));
        TableOnly("有效期", css: "p3 c-va");
        Date("有效期起", row => row.ValidFrom, inTable: false);
        Date("有效期止", row => row.ValidTo, inTable: false);
        Instant("最近登录", row => row.LastSignInAt, sort: "lastSignIn", css: "p2");
    }

    /// <summary>The status as a text; a lock says what it locks.</summary>
    public static string StatusOf(AccountRow row, AccountStatus status, DateTimeOffset now) => status switch
    {
        AccountStatus.Enabled => "已启用",
        AccountStatus.Locked => row.LockoutEnd > now ? "登录已锁定" : "支付已锁定",
        AccountStatus.NotValid => "不在有效期",
        AccountStatus.Disabled => "已停用",
        _ => "已删除",
    };
}

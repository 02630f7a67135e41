using System.Security.Cryptography;
using PayHall.Organizations;
using PayHall.Recipes;
using PayHall.Security;

namespace PayHall.Settlement.Demo;

/// <summary>
/// The people of the demo exchange. Each gets random passwords that need no change and are recorded for newcomers; the people of the
/// other members act in the made-up history only and can't sign in.
/// </summary>
internal sealed class DemoPeople(IAccountDirectory accounts, IDemoAccounts demo)
{
    private static readonly string[] Families = ["王", "李", "张", "刘", "杨", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭", "何", "高", "罗", "郑", "梁", "谢"];
    private static readonly string[] Givens = ["丽华", "建平", "晓燕", "志强", "海霞", "国庆", "秀英", "文博", "雪梅", "振宇", "玉兰", "立新", "思敏", "永康", "佳怡", "伟民"];
    private readonly Dictionary<string, DemoPerson> known = new(StringComparer.Ordinal);

    private static readonly (string User, string Name, string? Member, string Title, string[] Roles, string Role)[] People =
    [
        ("jys_admin", "沈明远", null, "信息部 · 系统管理员", [Stereotypes.TenantAdministrator], "系统管理员"),
        ("jys_jiesuan", "许文清", null, "结算部 · 结算专员", [Stereotypes.ExchangeOperator], "结算专员"),
        ("ylyy_wuhy", "吴海燕", DemoMembers.MainHospital, "财务科 · 科长", [Stereotypes.MemberAdministrator, Stereotypes.PaymentReviewer], "门户超级管理员"),
        ("ylyy_chenjy", "陈静怡", DemoMembers.MainHospital, "财务科 · 货款经办", [Stereotypes.MemberAdministrator], "门户超级管理员"),
        ("ylyy_huangxl", "黄晓岚", DemoMembers.MainHospital, "财务科 · 货款经办", [Stereotypes.MemberAdministrator], "门户超级管理员"),
        ("ylyy_lingd", "林国栋", DemoMembers.MainHospital, "财务科 · 货款复核", [Stereotypes.PaymentReviewer], "支付货款复核"),
        ("hkyy_zhoum", "周敏", DemoMembers.MainSupplier, "结算部 · 应收会计", [Stereotypes.MemberAdministrator], "门户超级管理员"),
        ("qxgl_lianghf", "梁海峰", DemoMembers.MainAgency, "财务股 · 货款经办", [Stereotypes.MemberAdministrator], "门户超级管理员"),
        ("qxgl_dengy", "邓颖", DemoMembers.MainAgency, "财务股 · 货款复核", [Stereotypes.PaymentReviewer], "支付货款复核"),
        ("cgws_luoxp", "罗小平", DemoMembers.MainInstitution, "财务室 · 会计", [Stereotypes.MemberAdministrator], "门户超级管理员"),
    ];

    /// <summary>Creates the accounts that are missing.</summary>
    /// <param name="exchangeUnit">Code of the exchange's own unit.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task EnsureAsync(string exchangeUnit, CancellationToken cancellationToken)
    {
        foreach (var (user, name, member, title, roles, role) in People)
        {
            var draft = new AccountDraft
            {
                UserName = user,
                DisplayName = name,
                Title = title,
                UnitCode = member ?? exchangeUnit,
                Roles = roles,
                Password = NewPassword(),
                PaymentPassword = NewPassword(),
            };
            var account = await accounts.EnsureAsync(draft, cancellationToken);
            known[user] = new DemoPerson(account.Id, name);
            if (account.Created)
                await demo.AddUserAsync(new DemoUser(user, draft.Password, draft.PaymentPassword, role, member), cancellationToken);
        }
    }

    /// <summary>The sign-in name of a member's own administrator, or empty where the demo made none.</summary>
    public static string AdministratorOf(string member) => People.FirstOrDefault(person => person.Member == member).User ?? "";

    /// <summary>Two makers and a reviewer of a member.</summary>
    public (DemoPerson First, DemoPerson Second, DemoPerson Reviewer) Of(DemoMember member) => member.Code switch
    {
        DemoMembers.MainHospital => (known["ylyy_chenjy"], known["ylyy_huangxl"], known["ylyy_lingd"]),
        DemoMembers.MainAgency => (known["qxgl_lianghf"], known["qxgl_lianghf"], known["qxgl_dengy"]),
        _ => (Invented(member, 1), Invented(member, 2), Invented(member, 3)),
    };

    private static DemoPerson Invented(DemoMember member, int number)
    {
        var seed = (int)(member.Id * 7) + (number * 13);
        return new DemoPerson($"demo:{member.Code}:{number}", Families[seed % Families.Length] + Givens[(seed * 3) % Givens.Length]);
    }

    // Letters, digits and a symbol, as the password rule wants them.
    private static string NewPassword()
        => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz", 5) + "#" + RandomNumberGenerator.GetString("23456789", 5);
}

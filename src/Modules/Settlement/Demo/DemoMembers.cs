using static PayHall.Settlement.Domain.MemberKind;

namespace PayHall.Settlement.Demo;

/// <summary>The fictional exchange's members: hospitals, primary institutions with their agencies, suppliers.</summary>
internal static class DemoMembers
{
    /// <summary>The hospital whose people a newcomer signs in as.</summary>
    public const string MainHospital = "NTM1000246";

    public const string MainSupplier = "NTM2000817";

    public const string MainAgency = "NTM1500012";

    public const string MainInstitution = "NTM1200131";

    /// <summary>All members, agencies before their institutions.</summary>
    public static IReadOnlyList<DemoMember> Create() =>
    [
        new(MainAgency, "青溪县医疗卫生管理中心", Agency),
        new("NTM1500027", "石湾县医共体总院", Agency),
        new("NTM1500033", "临江区社区卫生管理中心", Agency),
        new("NTM1500048", "云岭市基层医疗集中支付中心", Agency),
        new(MainHospital, "云岭市第一人民医院", Hospital, Weight: 18),
        new("NTM1000251", "云岭市第二人民医院", Hospital, Weight: 12),
        new("NTM1000263", "云岭市中医院", Hospital, Weight: 8),
        new("NTM1000278", "云岭市妇幼保健院", Hospital, Weight: 7),
        new("NTM1000284", "云岭市儿童医院", Hospital, Weight: 7),
        new("NTM1000290", "岭南大学附属云岭医院", Hospital, Weight: 14),
        new("NTM1000302", "青溪县人民医院", Hospital, Weight: 6),
        new("NTM1000317", "石湾县人民医院", Hospital, Weight: 6),
        new("NTM1000329", "白鹭县中医院", Hospital, Weight: 4),
        new("NTM1000335", "临江区人民医院", Hospital, Weight: 5),
        new("NTM1000341", "枫桥区人民医院", Hospital, Weight: 5),
        new("NTM1000356", "云岭市康复医院", Hospital),
        new(MainInstitution, "青溪县城关镇卫生院", PrimaryInstitution, MainAgency),
        new("NTM1200146", "青溪县竹溪镇卫生院", PrimaryInstitution, MainAgency, 2),
        new("NTM1200152", "青溪县太平镇卫生院", PrimaryInstitution, MainAgency, 2),
        new("NTM1200167", "石湾县东湖镇卫生院", PrimaryInstitution, "NTM1500027", 2),
        new("NTM1200173", "石湾县河口镇卫生院", PrimaryInstitution, "NTM1500027", 2),
        new("NTM1200188", "石湾县大塘镇卫生院", PrimaryInstitution, "NTM1500027", 2),
        new("NTM1200194", "临江区滨江街道社区卫生服务中心", PrimaryInstitution, "NTM1500033"),
        new("NTM1200205", "临江区新港街道社区卫生服务中心", PrimaryInstitution, "NTM1500033", 2),
        new("NTM1200211", "临江区西园街道社区卫生服务中心", PrimaryInstitution, "NTM1500033", 2),
        new("NTM1200226", "云岭市北山街道社区卫生服务中心", PrimaryInstitution, "NTM1500048"),
        new("NTM1200232", "云岭市南郊街道社区卫生服务中心", PrimaryInstitution, "NTM1500048", 2),
        new("NTM1200247", "云岭市长乐镇卫生院", PrimaryInstitution, "NTM1500048", 2),
        new("NTM1200253", "白鹭县沙洲镇卫生院", PrimaryInstitution, Weight: 2),
        new(MainSupplier, "华康医药（云岭）有限公司", Supplier, Weight: 12),
        new("NTM2001152", "润和医药配送有限公司", Supplier, Weight: 8),
        new("NTM2000604", "仁济堂药业有限公司", Supplier, Weight: 7),
        new("NTM2000735", "康泰源医药股份有限公司", Supplier, Weight: 9),
        new("NTM2000921", "广汇百草医药有限公司", Supplier, Weight: 6),
        new("NTM2001038", "瑞安达医药物流有限公司", Supplier, Weight: 6),
        new("NTM2000519", "岭南九州医药有限公司", Supplier, Weight: 10),
        new("NTM2001264", "同德医药有限公司", Supplier, Weight: 4),
        new("NTM2001377", "百川药业配送有限公司", Supplier, Weight: 4),
        new("NTM2001409", "岭海康源医药有限公司", Supplier, Weight: 4),
        new("NTM2001523", "鼎丰医药有限公司", Supplier),
        new("NTM2001680", "安和医疗器械配送有限公司", Supplier),
    ];
}

using System.Globalization;
using PayHall.Data;
using PayHall.Heating.Communities;
using PayHall.Heating.Domain.Pricing;
using PayHall.Heating.Households;

namespace PayHall.Heating.Demo;

/// <summary>Makes the demo's communities, households and owners.</summary>
internal sealed class DemoEstate(ITenantWriter writer, HouseholdWriter households, PutCommunity communities)
{
    private static readonly string[] Surnames =
        ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭", "何", "高", "林", "罗", "郑", "梁", "谢", "宋", "唐", "许", "韩", "冯", "邓", "曹", "彭", "曾", "欧阳"];

    private static readonly string[] Given =
        ["淑兰", "建国", "志强", "秀英", "桂芳", "永刚", "丽", "梅", "伟", "敏", "静", "磊", "洋", "艳", "勇", "军", "杰", "娟", "涛", "明", "超", "霞", "平", "刚", "桂英", "海燕", "晓东", "雪梅", "文博", "子涵", "浩然", "欣怡", "建华", "玉兰", "国庆", "春生", "红梅", "立新", "志远", "佳琪"];

    private static readonly string[] Bodies = ["云州市第三中学", "城西街道办事处", "云州市人民医院分院", "惠民超市", "云州农商银行", "阳光幼儿园", "社区卫生服务站", "物业服务中心"];

    private static readonly decimal[] Layouts = [62.35m, 78.40m, 89.20m, 98.60m, 112.75m, 128.90m];

    /// <summary>Makes them, building by building.</summary>
    public async Task BuildAsync(IReadOnlyList<DemoCommunity> wanted, Random random, CancellationToken cancellationToken)
    {
        foreach (var community in wanted)
        {
            await communities.HandleAsync(new CommunityDraft(community.Code, community.Name, community.Unit, $"云州市{community.Name}路 {random.Next(1, 200)} 号"), null, cancellationToken);
            for (var building = 1; building <= community.Buildings; building++)
            {
                var drafts = Drafts(community, building, random).ToList();
                await writer.ExecuteAsync(
                    async (transaction, stop) =>
                    {
                        foreach (var draft in drafts)
                            await households.WriteAsync(transaction, draft, audited: false, stop);
                        return drafts.Count;
                    },
                    cancellationToken);
            }
        }
    }

    private static IEnumerable<HouseholdDraft> Drafts(DemoCommunity community, int building, Random random)
    {
        for (var unit = 1; unit <= community.Units; unit++)
        {
            for (var floor = 1; floor <= community.Floors; floor++)
            {
                for (var room = 1; room <= community.Rooms; room++)
                    yield return Draft(community, building, unit, floor, room, random);
            }
        }
    }

    private static HouseholdDraft Draft(DemoCommunity community, int building, int unit, int floor, int room, Random random)
    {
        var account = string.Create(CultureInfo.InvariantCulture, $"{community.Code}{building:00}{unit:00}{floor:00}{room:00}");
        var known = account == "0103020501";
        var shop = !known && floor == 1 && random.Next(14) == 0;
        var area = known ? 98.60m : shop ? random.Next(12000, 86000) / 100m : Layouts[(room + unit + building) % Layouts.Length];
        var welfare = shop || known ? WelfareKind.None : random.Next(100) switch { < 3 => WelfareKind.LowIncome, 3 => WelfareKind.SpecialReview, _ => WelfareKind.None };
        return new HouseholdDraft
        {
            Account = account,
            Community = community.Code,
            Building = building.ToString(CultureInfo.InvariantCulture),
            Unit = unit.ToString(CultureInfo.InvariantCulture),
            Room = string.Create(CultureInfo.InvariantCulture, $"{floor}{room:00}"),
            HeatedArea = area,
            FloorArea = known ? 112.35m : decimal.Round(area * 1.14m, 2),
            OwnerName = known ? "王淑兰" : shop ? $"{Bodies[random.Next(Bodies.Length)]}（{community.Name} {building} 幢）" : Surnames[random.Next(Surnames.Length)] + Given[random.Next(Given.Length)],
            OwnerPhone = known ? "13812342046" : string.Create(CultureInfo.InvariantCulture, $"1{new[] { 38, 39, 35, 36, 86, 87, 58, 59 }[random.Next(8)]}{random.Next(10_000_000, 99_999_999)}"),
            OwnerKind = shop ? OwnerKind.Public : OwnerKind.Private,
            Welfare = welfare,
        };
    }
}

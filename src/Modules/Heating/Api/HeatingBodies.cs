using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using PayHall.Heating.Domain;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Api;

/// <summary>What callers send, for the description of the API; what is read stands in the endpoints and <see cref="TariffDefinitionReader"/>.</summary>
internal static class HeatingBodies
{
    internal sealed record QuoteBody
    {
        [Description("产品编号；与 definition 二选一"), MaxLength(32)]
        public string? Tariff { get; init; }

        [Description("产品定义；与 tariff 二选一")]
        public TariffBody? Definition { get; init; }

        [Description("按哪一天计算")]
        public required DateOnly AsOf { get; init; }

        [Description("已缴金额")]
        public Money? Paid { get; init; }

        [Description("用户情况")]
        public required FactsBody Household { get; init; }
    }

    internal sealed record FactsBody
    {
        [Description("供热面积（m²），至多两位小数的文字")]
        public required string HeatedArea { get; init; }

        [Description("建筑面积（m²），至多两位小数的文字")]
        public required string FloorArea { get; init; }

        [Description("产权性质")]
        public required OwnerKind OwnerKind { get; init; }

        [Description("优待类别")]
        public required WelfareKind Welfare { get; init; }

        [Description("是否报停")]
        public required bool Vacant { get; init; }

        [Description("用热量，至多四位小数的文字")]
        public string? Consumption { get; init; }
    }

    internal record TariffBody
    {
        [Description("产品名称"), MaxLength(100)]
        public required string Name { get; init; }

        [Description("供热季，如 2025-2026"), MaxLength(20)]
        public required string Season { get; init; }

        [Description("缴费起始")]
        public required DateOnly PayFrom { get; init; }

        [Description("缴费截止")]
        public required DateOnly PayBy { get; init; }

        [Description("计费面积")]
        public required ChargedArea ChargedArea { get; init; }

        [Description("单价（元/m²），至多六位小数的文字")]
        public required string UnitPrice { get; init; }

        [Description("计价周期")]
        public required PriceBasis PriceBasis { get; init; }

        [Description("月数，至多两位小数的文字；按月单价或定额时必填")]
        public string? Months { get; init; }

        [Description("滞纳金")]
        public LateFeeBody? LateFee { get; init; }

        [Description("报停")]
        public RateBody? Vacancy { get; init; }

        [Description("优待")]
        public WelfareBody? Welfare { get; init; }

        [Description("优惠期")]
        public RateBody? Discount { get; init; }

        [Description("按热量计价")]
        public MeteredBody? Metered { get; init; }

        [Description("计价脚本，代替表单的规则"), MaxLength(65_536)]
        public string? Script { get; init; }
    }

    internal sealed record LateFeeBody
    {
        [Description("计算方式")]
        public required LateFeeKind Kind { get; init; }

        [Description("定额（元/m²·月）、百分比或日费率（小数）")]
        public string? Value { get; init; }

        [Description("截止日后第几天起计")]
        public int? StartsAfterDays { get; init; }

        [Description("上限，热力费的百分比，如 100%")]
        public string? Cap { get; init; }
    }

    internal sealed record RateBody
    {
        [Description("计算方式")]
        public required RateKind Kind { get; init; }

        [Description("百分比（30 表示 30%）或定额（元/m²·月）")]
        public required string Value { get; init; }

        [Description("起始日期")]
        public DateOnly? From { get; init; }

        [Description("结束日期")]
        public DateOnly? To { get; init; }
    }

    internal sealed record WelfareBody
    {
        [System.Text.Json.Serialization.JsonPropertyName(nameof(WelfareKind.LowIncome)), Description("低保户")]
        public RateBody? LowIncome { get; init; }

        [System.Text.Json.Serialization.JsonPropertyName(nameof(WelfareKind.SpecialReview)), Description("特批户")]
        public RateBody? SpecialReview { get; init; }
    }

    internal sealed record MeteredBody
    {
        [Description("基本热价")]
        public required string BasicPrice { get; init; }

        [Description("计量热价")]
        public required string MeteredPrice { get; init; }
    }

    internal sealed record CommunityBody
    {
        [Description("小区名称"), MaxLength(60)]
        public required string Name { get; init; }

        [Description("归属机构的编码"), MaxLength(64)]
        public string? Unit { get; init; }

        [Description("地址"), MaxLength(120)]
        public string? Address { get; init; }
    }

    internal sealed record HouseholdBody
    {
        [Description("小区编码"), MaxLength(60)]
        public required string Community { get; init; }

        [Description("楼栋"), MaxLength(20)]
        public required string Building { get; init; }

        [Description("单元"), MaxLength(20)]
        public required string Unit { get; init; }

        [Description("房号"), MaxLength(20)]
        public required string Room { get; init; }

        [Description("供热面积（m²），至多两位小数的文字")]
        public required string HeatedArea { get; init; }

        [Description("建筑面积（m²），至多两位小数的文字")]
        public required string FloorArea { get; init; }

        [Description("业主")]
        public required OwnerBody Owner { get; init; }

        [Description("产品编号"), MaxLength(32)]
        public string? Tariff { get; init; }
    }

    internal sealed record OwnerBody
    {
        [Description("业主姓名"), MaxLength(60)]
        public required string Name { get; init; }

        [Description("电话"), MaxLength(20)]
        public string? Phone { get; init; }

        [Description("产权性质")]
        public required OwnerKind Kind { get; init; }

        [Description("优待类别")]
        public required WelfareKind Welfare { get; init; }
    }

    internal sealed record BillRunBody
    {
        [Description("供热季，如 2025-2026"), MaxLength(20)]
        public required string Season { get; init; }

        [Description("只为这个产品出账"), MaxLength(32)]
        public string? Tariff { get; init; }

        [Description("只为这个小区出账"), MaxLength(60)]
        public string? Community { get; init; }
    }

    internal sealed record BillPaymentBody
    {
        [Description("缴费方式")]
        public required PaymentMethod Method { get; init; }

        [Description("缴费金额")]
        public required Money Amount { get; init; }

        [Description("外部流水号"), MaxLength(64)]
        public string? ExternalNumber { get; init; }
    }
}

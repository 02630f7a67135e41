using PayHall.Auditing;
using PayHall.Heating.Domain;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating;

/// <summary>How the audit trail's rows about heating fees read.</summary>
internal static class HeatingAuditWords
{
    public static readonly AuditWords All = new()
    {
        Actions = new Dictionary<string, string>
        {
            ["Heating.ContractsProposed"] = "提交签约",
            ["Heating.ContractsApproved"] = "签约审批通过",
            ["Heating.ContractsRefused"] = "签约审批拒绝",
            ["Heating.HouseholdAdded"] = "新增户室",
            ["Heating.HouseholdChanged"] = "修改户室",
            ["Heating.PaymentTaken"] = "收费",
            ["Heating.TariffSaved"] = "保存收费标准",
            ["Heating.TariffDeleted"] = "删除收费标准",
            ["Heating.DemoDataMade"] = "生成演示数据",
            ["Heating.OwnerSaved"] = "保存业主",
            ["Heating.ReceiptReprinted"] = "补打回单",
            ["Heating.ShiftOpened"] = "开班",
            ["Heating.ShiftClosed"] = "交班",
            ["Heating.BillRunStarted"] = "开始出账",
            ["Heating.LevelAdded"] = "新增楼幢或单元",
            ["Heating.LevelDeleted"] = "删除小区、楼幢、单元或户室",
            ["Heating.CommunityAdded"] = "新增小区",
            ["Heating.CommunityChanged"] = "修改小区",
        },
        Subjects = new Dictionary<string, string>
        {
            ["contracts"] = "签约",
            ["household"] = "户室",
            ["receipt"] = "回单",
            ["tariff"] = "产品",
            ["heating"] = "演示数据",
            ["owner"] = "业主",
            ["shift"] = "班次",
            ["bill-run"] = "出账批次",
            ["community"] = "小区",
            ["小区"] = "小区",
            ["楼幢"] = "楼幢",
            ["单元"] = "单元",
            ["户室"] = "户室",
        },
        Fields = new Dictionary<string, string>
        {
            ["households"] = "户数",
            ["contracts"] = "签约号",
            ["opinion"] = "意见",
            ["status"] = "状态",
            ["account"] = "缴费账号",
            ["community"] = "小区",
            ["building"] = "楼幢",
            ["room"] = "房号",
            ["address"] = "地址",
            ["heatedArea"] = "供热面积（m²）",
            ["floorArea"] = "建筑面积（m²）",
            ["ownerName"] = "业主",
            ["ownerPhone"] = "业主电话",
            ["ownerKind"] = "用户类型",
            ["welfare"] = "优抚类型",
            ["tariff"] = "产品编号",
            ["bills"] = "账单",
            ["method"] = "缴费方式",
            ["amount"] = "金额（元）",
            ["received"] = "实收（元）",
            ["externalNumber"] = "流水号",
            ["expectedDue"] = "应缴（元）",
            ["inShift"] = "在班次内",
            ["seed"] = "随机种子",
            ["reprint"] = "补打次数",
            ["counted"] = "清点现金（元）",
            ["expected"] = "应有现金（元）",
            ["season"] = "供热季",
        },
        Values = new Dictionary<string, string>
        {
            [nameof(ContractStatus.AwaitingApproval)] = "待审批",
            [nameof(ContractStatus.Approved)] = "已生效",
            [nameof(ContractStatus.Refused)] = "已拒绝",
            [nameof(OwnerKind.Public)] = "公户",
            [nameof(OwnerKind.Private)] = "私户",
            [nameof(WelfareKind.LowIncome)] = "低保户",
            [nameof(WelfareKind.SpecialReview)] = "特审户",
            [nameof(PaymentMethod.Cash)] = "现金",
            [nameof(PaymentMethod.WeChatPay)] = "微信",
            [nameof(PaymentMethod.Alipay)] = "支付宝",
            [nameof(PaymentMethod.BankCard)] = "银行卡",
        },
    };
}

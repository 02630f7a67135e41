using PayHall.Errors;
using PayHall.Heating.Domain;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Households;

/// <summary>A household to add or bring up to date, as the API, the pages and imports give it; building and unit are made on the way.</summary>
internal sealed record HouseholdDraft
{
    /// <summary>缴费账号.</summary>
    public required string Account { get; init; }

    /// <summary>Code of a community within the caller's data scope.</summary>
    public required string Community { get; init; }

    /// <summary>Building, e.g. 3.</summary>
    public required string Building { get; init; }

    /// <summary>Unit, e.g. 2.</summary>
    public required string Unit { get; init; }

    /// <summary>Room, e.g. 501.</summary>
    public required string Room { get; init; }

    /// <summary>户室面积, m².</summary>
    public decimal HeatedArea { get; init; }

    /// <summary>建筑面积, m².</summary>
    public decimal FloorArea { get; init; }

    /// <summary>The owner's name.</summary>
    public required string OwnerName { get; init; }

    /// <summary>The owner's phone number, or empty.</summary>
    public string OwnerPhone { get; init; } = "";

    /// <summary>私户 or 公户.</summary>
    public OwnerKind OwnerKind { get; init; }

    /// <summary>优抚类型.</summary>
    public WelfareKind Welfare { get; init; }

    /// <summary>Number of the tariff to contract directly, as an import does; null leaves the contract alone.</summary>
    public string? Tariff { get; init; }

    /// <summary>Reports every wrong field, unless it was reported before.</summary>
    public void Check(InputErrors errors)
    {
        Require(errors, "account", Codes.IsCode(Account, 32), "缴费账号由 1 到 {0} 个字母、数字、点或连字符组成", 32);
        Require(errors, "community", IsName(Community, 60), "请填写小区，不超过 {0} 个字符", 60);
        Require(errors, "building", IsName(Building, 20), "请填写楼幢，不超过 {0} 个字符", 20);
        Require(errors, "unit", IsName(Unit, 20), "请填写单元，不超过 {0} 个字符", 20);
        Require(errors, "room", IsName(Room, 20), "请填写户室号，不超过 {0} 个字符", 20);
        Require(errors, "heatedArea", HeatedArea is > 0 and <= Area.MaxSquareMetres, "面积应大于 0，不超过 {0} m²", Area.MaxSquareMetres);
        Require(errors, "floorArea", FloorArea is > 0 and <= Area.MaxSquareMetres, "面积应大于 0，不超过 {0} m²", Area.MaxSquareMetres);
        Require(errors, "owner.name", errors.Fields.ContainsKey("owner") || IsName(OwnerName, 60), "请填写业主姓名，不超过 {0} 个字符", 60);
        Require(errors, "owner.phone", OwnerPhone.Length == 0 || Codes.IsPhone(OwnerPhone), "请填写有效的联系电话");
    }

    private static bool IsName(string? text, int maxLength)
        => !string.IsNullOrWhiteSpace(text) && text.Length <= maxLength && !text.Contains('/', StringComparison.Ordinal);

    private static void Require(InputErrors errors, string field, bool holds, string message, params object[] arguments)
    {
        if (!holds)
            errors.AddOnce(field, message, arguments);
    }
}

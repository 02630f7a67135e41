namespace PayHall.Security;

/// <summary>Names of the built-in roles' stereotypes, shared by all modules.</summary>
public static class Stereotypes
{
    /// <summary>租户管理员: administers the tenant; holds every permission of it.</summary>
    public const string TenantAdministrator = nameof(TenantAdministrator);

    /// <summary>平台管理员: administers the host's tenants on the default site; holds every permission of that site.</summary>
    public const string PlatformAdministrator = nameof(PlatformAdministrator);

    /// <summary>交易所结算专员: the exchange's settlement staff.</summary>
    public const string ExchangeOperator = nameof(ExchangeOperator);

    /// <summary>门户超级管理员: a member's own administrator; also the maker of payments.</summary>
    public const string MemberAdministrator = nameof(MemberAdministrator);

    /// <summary>支付货款复核: a member's reviewer of payments.</summary>
    public const string PaymentReviewer = nameof(PaymentReviewer);

    /// <summary>热力企业管理员: a heating company's administrator.</summary>
    public const string CompanyAdministrator = nameof(CompanyAdministrator);

    /// <summary>站点管理员: runs a heating station.</summary>
    public const string StationAdministrator = nameof(StationAdministrator);

    /// <summary>物业管理员: a property company's clerk.</summary>
    public const string PropertyManager = nameof(PropertyManager);

    /// <summary>收费员: takes payments at a desk.</summary>
    public const string Cashier = nameof(Cashier);

    /// <summary>抄表员: reads meters.</summary>
    public const string MeterReader = nameof(MeterReader);

    /// <summary>Everyone who is signed in.</summary>
    public const string Authenticated = nameof(Authenticated);
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Background;
using PayHall.Data;
using PayHall.Modules;
using PayHall.Navigation;
using PayHall.Organizations;
using PayHall.Recipes;
using PayHall.Security;
using PayHall.Settings;
using PayHall.Settlement.Accounts;
using PayHall.Settlement.Api;
using PayHall.Settlement.Data;
using PayHall.Settlement.Demo;
using PayHall.Settlement.Deposits;
using PayHall.Settlement.Home;
using PayHall.Settlement.Invoices;
using PayHall.Settlement.Ledger;
using PayHall.Settlement.Members;
using PayHall.Settlement.Orders;
using PayHall.Settlement.Payments;

namespace PayHall.Settlement;

/// <summary>The settlement portal of a pharmaceutical exchange.</summary>
internal sealed class Startup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddTenantDbContext<SettlementDbContext>("settlement");
        services.AddSettings<SettlementSettings>("settlement");
        services.AddSingleton(SettlementAuditWords.All);
        services.AddScoped<IPermissionProvider, Permissions>();
        services.AddScoped<INavigationProvider, AdminMenu>();
        services.AddScoped<INavigationCounter, PayableCounter>();
        services.AddScoped<INavigationCounter, ReviewCounter>();
        services.AddScoped<IUnitUse, MemberUnitUse>();
        services.AddScoped<IRecipeStepHandler, SettlementDemoStep>();
        services.AddScoped<DemoPeople>();
        services.AddScoped<DemoRegister>();
        services.AddScoped<DemoTables>();

        services.AddSingleton<SqlitePosting>();
        services.AddSingleton<PostgresPosting>();
        services.AddScoped<GeneralLedger>();
        services.AddScoped<PaymentPoster>();
        services.AddScoped<ReverseJournal>();
        services.AddScoped<LedgerVerifier>();
        services.AddScoped<LedgerSealer>();
        services.AddScoped<IBackgroundTask>(provider => provider.GetRequiredService<LedgerSealer>());

        services.AddScoped<CurrentMember>();
        services.AddScoped<MemberRegister>();
        services.AddScoped<PutMember>();
        services.AddScoped<MemberQueries>();
        services.AddScoped<TradingParties>();
        services.AddScoped<PutOrder>();
        services.AddScoped<OrderQueries>();
        services.AddScoped<InvoiceEvents>();
        services.AddScoped<PutInvoice>();
        services.AddScoped<ConfirmInvoice>();
        services.AddScoped<InvoiceQueries>();
        services.AddScoped<PostBankDeposit>();
        services.AddScoped<PaymentRegister>();
        services.AddScoped<PaymentRecords>();
        services.AddScoped<PaymentSettlement>();
        services.AddScoped<PaymentDecision>();
        services.AddScoped<SubmitPayment>();
        services.AddScoped<ReviewPayment>();
        services.AddScoped<PaymentQueries>();
        services.AddScoped<AccountQueries>();
        services.AddScoped<HomeQueries>();

        services.ConfigurePages(pages => pages
            .RequirePagePermission("Settlement", "/Index", Permissions.ViewHome)
            .RequirePagePermission("Settlement", "/Account", Permissions.ViewFunds)
            .RequirePermission("Settlement", "/Payments", Permissions.ViewPayments)
            .RequirePagePermission("Settlement", "/Payments/Pay", Permissions.PayInvoices)
            .RequirePermission("Settlement", "/Reviews", Permissions.ReviewPayments)
            .RequirePermission("Settlement", "/Invoices", Permissions.ViewInvoices)
            .RequirePermission("Settlement", "/Orders", Permissions.ViewOrders)
            .RequirePermission("Settlement", "/Movements", Permissions.ViewMovements)
            .RequirePermission("Settlement", "/Members", Permissions.ViewMembers)
            .RequirePagePermission("Settlement", "/Settings", Permissions.ManageSettings)
            .RequirePermission("Settlement", "/Ledger", Permissions.VerifyLedger));
    }

    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider services)
        => SettlementApi.Map(routes);
}

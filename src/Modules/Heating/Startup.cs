using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Background;
using PayHall.Data;
using PayHall.Heating.Api;
using PayHall.Heating.BillRuns;
using PayHall.Heating.Bills;
using PayHall.Heating.Communities;
using PayHall.Heating.Contracts;
using PayHall.Heating.Data;
using PayHall.Heating.Demo;
using PayHall.Heating.Desk;
using PayHall.Heating.Home;
using PayHall.Heating.Households;
using PayHall.Heating.Owners;
using PayHall.Heating.Payments;
using PayHall.Heating.Receipts;
using PayHall.Heating.Shifts;
using PayHall.Heating.Statistics;
using PayHall.Heating.Tariffs;
using PayHall.Modules;
using PayHall.Navigation;
using PayHall.Organizations;
using PayHall.Recipes;
using PayHall.Security;

namespace PayHall.Heating;

/// <summary>The heating module.</summary>
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddTenantDbContext<HeatingDbContext>("heating");
        services.AddSingleton(HeatingAuditWords.All);
        services.AddScoped<IPermissionProvider, Permissions>();
        services.AddScoped<INavigationProvider, AdminMenu>();
        services.AddScoped<INavigationCounter, ContractsAwaitingCounter>();
        services.AddScoped<IUnitUse, HeatingUnitUse>();
        services.AddSingleton<TariffCatalog>();
        AddUseCases(services);
        services.AddScoped<IJobHandler, BillRunJob>();
        services.AddScoped<IBackgroundTask, RollupCheck>();
        services.AddScoped<IRecipeStepHandler, TariffsStep>();
        services.AddScoped<IRecipeStepHandler, HeatingDemoStep>();
        services.ConfigurePages(HeatingPages.Configure);
    }

    /// <inheritdoc />
    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider services) => HeatingApi.Map(routes);

    private static void AddUseCases(IServiceCollection services)
    {
        services.AddScoped<ServingUnits>().AddScoped<PutCommunity>().AddScoped<DeleteCommunityLevel>().AddScoped<LevelReader>().AddScoped<AddLevel>();
        services.AddScoped<HouseholdWriter>().AddScoped<PutHousehold>().AddScoped<FindHouseholds>().AddScoped<HouseholdReader>();
        services.AddScoped<OwnerWriter>().AddScoped<SaveOwner>().AddScoped<OwnerReader>();
        services.AddScoped<SaveTariff>().AddScoped<DeleteTariff>().AddScoped<TariffReader>().AddScoped<AskQuote>().AddScoped<TariffSample>();
        services.AddScoped<ContractWriter>().AddScoped<ProposeContracts>().AddScoped<DecideContracts>().AddScoped<ContractReader>();
        services.AddScoped<StartBillRun>().AddScoped<BillRunWriter>().AddScoped<BillRunEngine>().AddScoped<BillRunReader>().AddScoped<RunChoices>();
        services.AddScoped<BillReader>().AddScoped<PaymentWriter>().AddScoped<TakePayment>().AddScoped<PaymentReader>();
        services.AddScoped<PrintReceipt>().AddScoped<ReceiptReader>();
        services.AddScoped<OpenShift>().AddScoped<CloseShift>().AddScoped<ShiftReader>();
        services.AddScoped<CommunityStatistics>().AddScoped<DeskReader>().AddScoped<HomeReader>();
        services.AddScoped<DemoEstate>().AddScoped<DemoSeason>().AddScoped<DemoPayments>().AddScoped<DemoPeople>();
    }
}

using Microsoft.EntityFrameworkCore;
using PayHall.Data;
using PayHall.Heating.Domain;
using PayHall.Security;

namespace PayHall.Heating.Data;

/// <summary>The heating module's tables; what is scoped to a unit is filtered by the data scope of whoever asks.</summary>
public sealed class HeatingDbContext(DbContextOptions<HeatingDbContext> options, AccessContext access) : TenantDbContext(options, access)
{
    /// <summary>小区.</summary>
    public DbSet<Community> Communities => Set<Community>();

    /// <summary>楼幢.</summary>
    public DbSet<Building> Buildings => Set<Building>();

    /// <summary>单元.</summary>
    public DbSet<BuildingUnit> BuildingUnits => Set<BuildingUnit>();

    /// <summary>户室.</summary>
    public DbSet<Household> Households => Set<Household>();

    /// <summary>业主.</summary>
    public DbSet<Owner> Owners => Set<Owner>();

    /// <summary>户室与业主的历史.</summary>
    public DbSet<Ownership> Ownerships => Set<Ownership>();

    /// <summary>产品.</summary>
    public DbSet<Tariff> Tariffs => Set<Tariff>();

    /// <summary>产品的版本.</summary>
    public DbSet<TariffVersion> TariffVersions => Set<TariffVersion>();

    /// <summary>户室签约.</summary>
    public DbSet<Contract> Contracts => Set<Contract>();

    /// <summary>缴费订单.</summary>
    public DbSet<Bill> Bills => Set<Bill>();

    /// <summary>回单.</summary>
    public DbSet<Receipt> Receipts => Set<Receipt>();

    /// <summary>缴费记录.</summary>
    public DbSet<Payment> Payments => Set<Payment>();

    /// <summary>班次.</summary>
    public DbSet<Shift> Shifts => Set<Shift>();

    /// <summary>楼幢汇总.</summary>
    public DbSet<Rollup> Rollups => Set<Rollup>();

    /// <summary>账单生成.</summary>
    public DbSet<BillRun> BillRuns => Set<BillRun>();

    /// <summary>账单生成时跳过的户室.</summary>
    public DbSet<BillRunSkip> BillRunSkips => Set<BillRunSkip>();

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Season>().HaveConversion<SeasonConverter>();
        configurationBuilder.Properties<Area>().HaveConversion<AreaConverter>();
    }
}

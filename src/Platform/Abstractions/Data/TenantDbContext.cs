using System.Reflection;
using Microsoft.EntityFrameworkCore;
using PayHall.Security;

namespace PayHall.Data;

/// <summary>
/// Base of a module's EF Core context. Entities that implement <see cref="IScopedToUnit"/> are filtered by the data
/// scope of whoever asks; a module adds filters of its own over <see cref="ScopeIsAll"/> and <see cref="ScopeUnits"/>.
/// The filters read the scoped <see cref="AccessContext"/> when a query runs, so no tenant or user is ever cached with the model.
/// </summary>
public abstract class TenantDbContext(DbContextOptions options, AccessContext access) : DbContext(options)
{
    /// <summary>True if whoever asks may see all units' data.</summary>
    public bool ScopeIsAll => access.Scope.IsAll;

    /// <summary>True if the unit's data is within the scope; for a record that was read round the filters.</summary>
    public bool ScopeIncludes(long unitId) => access.Scope.Includes(unitId);

    /// <summary>Ids of the organisation units whose data may be seen.</summary>
    public IReadOnlyList<long> ScopeUnits => access.Scope.Units;

    /// <summary>
    /// The name of the query filter that enforces the data scope on an entity. Each entity has its own: EF Core lifts a
    /// filter from a whole query, and with one name for all the lifting of one would lay the others bare.
    /// </summary>
    public static string ScopeFilter<TEntity>()
        where TEntity : class
        => "DataScope:" + typeof(TEntity).Name;

    /// <summary>
    /// An entity beyond the data scope, for what any caller may see of it, such as the name of a tariff on a household of
    /// theirs. Within one query it lifts the filter of this entity only, but wherever the entity appears in it.
    /// </summary>
    public IQueryable<TEntity> Unscoped<TEntity>()
        where TEntity : class
        => Set<TEntity>().IgnoreQueryFilters([ScopeFilter<TEntity>()]);

    /// <summary>Who asks.</summary>
    protected AccessContext Access => access;

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<Money>().HaveConversion<MoneyConverter>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<DateOnly>().HaveConversion<DateConverter>();
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
        foreach (var type in modelBuilder.Model.GetEntityTypes().Select(entity => entity.ClrType).ToList())
        {
            if (typeof(IScopedToUnit).IsAssignableFrom(type))
                FilterByUnitMethod.MakeGenericMethod(type).Invoke(this, [modelBuilder]);
        }
    }

    private static readonly MethodInfo FilterByUnitMethod =
        typeof(TenantDbContext).GetMethod(nameof(FilterByUnit), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private void FilterByUnit<TEntity>(ModelBuilder modelBuilder)
        where TEntity : class, IScopedToUnit
        => modelBuilder.Entity<TEntity>().HasQueryFilter(ScopeFilter<TEntity>(), entity => ScopeIsAll || ScopeUnits.Contains(entity.UnitId));
}

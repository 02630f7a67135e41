using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Api;
using PayHall.Background;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Modules;
using PayHall.Navigation;
using PayHall.Recipes;
using PayHall.Security;
using PayHall.Settings;
using PayHall.Tenants;
using StartupBase = PayHall.Modules.StartupBase;

[assembly: Module(Id = "Probe", Name = "试验")]
[assembly: Feature("Probe.Extra", Name = "试验附加")]
[assembly: Feature("Probe.Tick", Name = "试验心跳")]
[assembly: Feature("Probe.Daily", Name = "试验日结")]
[assembly: Feature("Probe.Fragile", Name = "试验失败")]
[assembly: Feature("Probe.Broken", Name = "试验缺失")]

namespace PayHall.Platform.Tests;

/// <summary>A module of the tests' own: whatever the kernel offers, reachable over HTTP.</summary>
public sealed class ProbeStartup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddTenantDbContext<ProbeDbContext>("probe");
        services.AddSettings<ProbeSettings>("probe");
        services.AddSingleton<ProbeState>();
        services.AddScoped<IJobHandler, CountingJob>();
        services.AddScoped<IRecipeStepHandler, ProbeNoteStep>();
        services.AddTransient<IStartupFilter, ProbeStartupFilter>();
        services.AddSingleton(new ProbeAmbient(ProbeAmbient.Current.Value));
    }

    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider services)
    {
        app.Use((context, next) =>
        {
            context.RequestServices.GetRequiredService<AccessContext>().ActAs(
                new Actor("probe", "probe", "Probe", 1, IsPerson: true), new HashSet<string>(), DataScope.None);
            return next(context);
        });
        var tenant = services.GetRequiredService<TenantSettings>();
        routes.MapGet("/probe/name", () => tenant.Name).AllowAnonymous();
        routes.MapGet("/probe/slow", async (CancellationToken stopping) =>
        {
            await Task.Delay(30, stopping);
            return tenant.Name;
        }).AllowAnonymous();
        routes.MapGet("/probe/endless", async (HttpContext context, ProbeState state) =>
        {
            try
            {
                await context.Response.WriteAsync("begun", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }
            finally
            {
                state.Leave();
            }
        }).AllowAnonymous();
        routes.MapGet("/probe/protect", (IDataProtectionProvider protection) => protection.CreateProtector("probe").Protect("secret")).AllowAnonymous();
        routes.MapGet("/probe/unprotect", (IDataProtectionProvider protection, string text) =>
        {
            try
            {
                return Results.Text(protection.CreateProtector("probe").Unprotect(text));
            }
            catch (System.Security.Cryptography.CryptographicException)
            {
                return Results.StatusCode(418);
            }
        }).AllowAnonymous();
        routes.MapGet("/probe/cookie", (HttpContext context) =>
        {
            context.Response.Cookies.Append("probe", tenant.Name, new CookieOptions { Path = context.Request.PathBase.HasValue ? context.Request.PathBase.Value : "/" });
            return context.Request.Cookies["probe"] ?? "none";
        }).AllowAnonymous();
        routes.MapGet("/probe/late-cookie", (HttpContext context) =>
        {
            // As authentication does: the cookie is made when the answer starts, with services of the request.
            context.Response.OnStarting(() =>
            {
                var value = context.RequestServices.GetRequiredService<AccessContext>().RequiredActor.Id;
                context.Response.Cookies.Append("late", value);
                return Task.CompletedTask;
            });
            return Results.NoContent();
        }).AllowAnonymous();
        routes.MapGet("/probe/notes", async (ITenantDatabase database, CancellationToken stopping) =>
        {
            await using var connection = await database.OpenAsync(stopping);
            return await connection.QueryAsync<string>("SELECT text FROM probe_notes ORDER BY id");
        }).AllowAnonymous();
        routes.MapGet("/probe/notes/{id:long}", async (long id, ITenantDatabase database, CancellationToken stopping) =>
        {
            await using var connection = await database.OpenAsync(stopping);
            return await connection.QuerySingleOrDefaultAsync<string>("SELECT text FROM probe_notes WHERE id = @id", new { id }) is { } text ? Results.Text(text) : Results.NotFound();
        }).AllowAnonymous();
        routes.MapApi("probe").MapPost("/notes", async (HttpContext context, ITenantWriter writer, IIdempotency idempotency, CancellationToken stopping) =>
        {
            var input = await JsonInput.ReadAsync(context.Request, stopping);
            var text = input.RequiredText("text", 20);
            var amount = input.RequiredMoney("amount");
            input.ThrowIfInvalid();
            var id = await writer.ExecuteAsync(
                (tx, token) => idempotency.OnceAsync(tx, context.IdempotencyKey(), new { text, amount }, () => ProbeNotes.AddAsync(tx, text), token),
                stopping);
            return Results.Json(new { id, amount });
        }).AllowAnonymous();
        var api = routes.MapApi("probe");
        api.MapPost("/texts", async (HttpContext context, ITenantWriter writer, CancellationToken stopping) =>
        {
            var input = await JsonInput.ReadAsync(context.Request, stopping);
            var texts = input.RequiredTexts("texts", 5, 20);
            var script = input.LongText("script", 100);
            var inner = input.Object("inner")?.Text("text", 20);
            input.ThrowIfInvalid();
            await writer.ExecuteAsync(
                async (tx, _) =>
                {
                    foreach (var text in texts.Append(script).Append(inner).OfType<string>())
                        await ProbeNotes.AddAsync(tx, text);
                    return true;
                },
                stopping);
            return Results.NoContent();
        });
        api.MapGet("/texts", async (HttpContext context, ITenantDatabase database, CancellationToken stopping) =>
        {
            var list = ListRequest.Read(context.Request, "text");
            var after = list.After is null ? "" : Cursor.Read<ProbePosition>(list.After).Text;
            await using var connection = await database.OpenAsync(stopping);
            return await connection.QueryAsync<string>(
                "SELECT text FROM probe_notes WHERE text = @text AND text > @after", new { text = context.Request.Query["text"].ToString(), after });
        }).AllowAnonymous();
        routes.MapGet("/api/probe/missing", string () => throw new NotFoundException("系统", 5)).AllowAnonymous();
        routes.MapGet("/api/probe/wrong", string () =>
        {
            var errors = new InputErrors();
            errors.Add("field", "没有找到{0} {1}", "系统", "no key");
            throw new InputException(errors);
        }).AllowAnonymous();
        routes.MapGet("/probe/fail", string () => throw new InvalidOperationException("a secret detail")).AllowAnonymous();
        routes.MapGet("/api/probe/fail", string () => throw new InvalidOperationException("a secret detail")).AllowAnonymous();
        routes.MapGet("/api/probe/closed", () => "open").RequireAuthorization();
    }
}

/// <summary>Belongs to a feature that tenants may enable beside the module's main one.</summary>
[Feature("Probe.Extra")]
public sealed class ProbeExtraStartup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<ProbeExtraService>();
        services.AddSingleton<IPermissionProvider, ProbeExtraPermissions>();
        services.AddSingleton<INavigationProvider, ProbeExtraMenu>();
        services.AddScoped<IBackgroundTask, ProbeExtraTask>();
    }

    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider services)
        => routes.MapGet("/probe/extra", () => "extra").AllowAnonymous();
}

internal sealed class ProbeExtraService;

internal sealed class ProbeExtraPermissions : IPermissionProvider
{
    public static readonly Permission Use = new("Probe.UseExtra", "附加", "试验");

    public IEnumerable<Permission> GetPermissions() => [Use];

    public IEnumerable<PermissionStereotype> GetDefaultStereotypes() => [];
}

internal sealed class ProbeExtraMenu : INavigationProvider
{
    public void Build(NavigationBuilder builder) => builder.Page("Extra", "star", 1, "/probe/extra");
}

internal sealed class ProbeExtraTask : IBackgroundTask
{
    public string Name => "Probe.Extra";

    public TimeSpan Interval => TimeSpan.FromDays(1);

    public Task RunAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Runs a task ten times a second.</summary>
[Feature("Probe.Tick")]
public sealed class ProbeTickStartup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services) => services.AddScoped<IBackgroundTask, TickTask>();
}

/// <summary>Runs a task once a day.</summary>
[Feature("Probe.Daily")]
public sealed class ProbeDailyStartup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services) => services.AddScoped<IBackgroundTask, DailyTask>();
}

/// <summary>Has a migration that fails until somebody makes the table that it needs.</summary>
[Feature("Probe.Fragile")]
public sealed class ProbeFragileStartup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services) => services.AddTenantDbContext<FragileDbContext>("fragile");
}

/// <summary>Asks for a service that nobody registers.</summary>
[Feature("Probe.Broken")]
public sealed class ProbeBrokenStartup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services) => services.AddScoped<ProbeBrokenService>();
}

internal sealed class ProbeBrokenService(ProbeExtraService missing)
{
    public ProbeExtraService Missing { get; } = missing;
}

/// <summary>What flowed into the shell from whoever started it.</summary>
public sealed record ProbeAmbient(string? Seen)
{
    public static AsyncLocal<string?> Current { get; } = new();
}

internal sealed record ProbePosition(string Text);

internal sealed class ProbeStartupFilter : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, inner) =>
        {
            context.Response.Headers["X-Probe-Filter"] = context.Request.PathBase.Value;
            return inner(context);
        });
        next(app);
    };
}

/// <summary>Counts what background work did in this tenant's shell.</summary>
public sealed class ProbeState
{
    private int ticks;
    private int left;

    public int Ticks => Volatile.Read(ref ticks);

    public void Tick() => Interlocked.Increment(ref ticks);

    /// <summary>How many callers left before the answer was whole.</summary>
    public int Left => Volatile.Read(ref left);

    public void Leave() => Interlocked.Increment(ref left);
}

public sealed record ProbeSettings
{
    public string Color { get; init; } = "blue";
}

internal static class ProbeNotes
{
    public static Task<long> AddAsync(WriteTransaction tx, string text)
        => tx.Connection.QuerySingleAsync<long>("INSERT INTO probe_notes (text) VALUES (@text) RETURNING id", new { text }, tx.Transaction);
}

/// <summary>Adds a note unless it is there.</summary>
internal sealed class ProbeNoteStep(ITenantWriter writer) : IRecipeStepHandler
{
    public string Name => "probe-note";

    public IEnumerable<string> Validate(RecipeStep step) => step.Read<Body>().Text.Length > 0 ? [] : ["text is empty."];

    public Task ExecuteAsync(RecipeStep step, CancellationToken cancellationToken)
    {
        var text = step.Read<Body>().Text;
        return writer.ExecuteAsync(
            async (tx, _) => text == "explode"
                ? throw new InvalidOperationException("the note exploded")
                : await tx.Connection.ExecuteAsync(
                    "INSERT INTO probe_notes (text) SELECT @text WHERE NOT EXISTS (SELECT 1 FROM probe_notes WHERE text = @text)", new { text }, tx.Transaction),
            cancellationToken);
    }

    private sealed record Body
    {
        public required string Text { get; init; }
    }
}

/// <summary>Writes one note per step and saves how far it is.</summary>
internal sealed class CountingJob(ITenantWriter writer) : IJobHandler
{
    public string Kind => "Probe.Count";

    public async Task RunAsync(JobContext job, CancellationToken cancellationToken)
    {
        var goal = job.Payload<Goal>();
        for (var done = job.State<Progress>()?.Done ?? 0; done < goal.Steps; done++)
        {
            if (goal.FailsAt == done)
                throw goal.IsExplained ? new NotFoundException("系统", 5) : new InvalidOperationException("step failed");
            var number = done;
            await writer.ExecuteAsync((tx, _) => ProbeNotes.AddAsync(tx, $"step {number}"), cancellationToken);
            await job.ReportAsync(done + 1, goal.Steps, new Progress(done + 1), cancellationToken);
            await Task.Delay(goal.Pause, cancellationToken);
        }
    }

    public sealed record Goal(int Steps, int Pause, int FailsAt = -1, bool IsExplained = false);

    public sealed record Progress(int Done);
}

internal sealed class TickTask(ProbeState state) : IBackgroundTask
{
    public string Name => "Probe.Tick";

    public TimeSpan Interval => TimeSpan.FromMilliseconds(100);

    public Task RunAsync(CancellationToken cancellationToken)
    {
        state.Tick();
        return Task.CompletedTask;
    }
}

/// <summary>Leaves a note each time it runs.</summary>
internal sealed class DailyTask(ITenantWriter writer) : IBackgroundTask
{
    public string Name => "Probe.Daily";

    public TimeSpan Interval => TimeSpan.FromDays(1);

    public Task RunAsync(CancellationToken cancellationToken) => writer.ExecuteAsync((tx, _) => ProbeNotes.AddAsync(tx, "daily"), cancellationToken);
}

internal sealed class FragileDbContext(DbContextOptions<FragileDbContext> options, AccessContext access) : TenantDbContext(options, access)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
    }
}

[DbContext(typeof(FragileDbContext))]
[Migration("0001_Fragile")]
internal sealed class M0001_Fragile : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
        => migrationBuilder.Sql("INSERT INTO probe_notes (text) SELECT text FROM probe_repairs");
}

internal sealed class ProbeDbContext(DbContextOptions<ProbeDbContext> options, AccessContext access) : TenantDbContext(options, access)
{
    public DbSet<ProbeNote> Notes => Set<ProbeNote>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ProbeNote>(note =>
        {
            note.ToTable("probe_notes");
            note.Property(row => row.Id).HasColumnName("id");
            note.Property(row => row.Text).HasColumnName("text");
            note.Property(row => row.UnitId).HasColumnName("unit_id");
        });
        base.OnModelCreating(modelBuilder);
    }
}

internal sealed class ProbeNote : IScopedToUnit
{
    public long Id { get; init; }

    public string Text { get; init; } = "";

    public long UnitId { get; init; }
}

[DbContext(typeof(ProbeDbContext))]
[Migration("0001_Probe")]
internal sealed class M0001_Probe : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
        => migrationBuilder.Sql(migrationBuilder.ActiveProvider!.Contains("Sqlite", StringComparison.Ordinal)
            ? "CREATE TABLE probe_notes (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL, unit_id BIGINT NOT NULL DEFAULT 0)"
            : "CREATE TABLE probe_notes (id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, text TEXT NOT NULL, unit_id BIGINT NOT NULL DEFAULT 0)");
}

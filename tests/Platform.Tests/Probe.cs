using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Api;
using PayHall.Background;
using PayHall.Data;
using PayHall.Modules;
using PayHall.Recipes;
using PayHall.Security;
using PayHall.Settings;
using PayHall.Tenants;

[assembly: Module(Id = "Probe", Name = "试验")]
[assembly: Feature("Probe.Extra", Name = "试验附加")]

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
        services.AddScoped<IBackgroundTask, TickTask>();
        services.AddScoped<IRecipeStepHandler, ProbeNoteStep>();
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
        routes.MapGet("/probe/fail", string () => throw new InvalidOperationException("a secret detail")).AllowAnonymous();
        routes.MapGet("/api/probe/fail", string () => throw new InvalidOperationException("a secret detail")).AllowAnonymous();
        routes.MapGet("/api/probe/closed", () => "open").RequireAuthorization();
    }
}

/// <summary>Belongs to a feature that tenants may enable beside the module's main one.</summary>
[Feature("Probe.Extra")]
public sealed class ProbeExtraStartup : StartupBase
{
    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider services)
        => routes.MapGet("/probe/extra", () => "extra").AllowAnonymous();
}

/// <summary>Counts what background work did in this tenant's shell.</summary>
public sealed class ProbeState
{
    private int ticks;

    public int Ticks => Volatile.Read(ref ticks);

    public void Tick() => Interlocked.Increment(ref ticks);
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
                throw new InvalidOperationException("step failed");
            var number = done;
            await writer.ExecuteAsync((tx, _) => ProbeNotes.AddAsync(tx, $"step {number}"), cancellationToken);
            await job.ReportAsync(done + 1, goal.Steps, new Progress(done + 1), cancellationToken);
            await Task.Delay(goal.Pause, cancellationToken);
        }
    }

    public sealed record Goal(int Steps, int Pause, int FailsAt = -1);

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

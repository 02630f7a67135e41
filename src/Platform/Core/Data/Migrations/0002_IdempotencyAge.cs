using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PayHall.Platform.Data.Migrations;

/// <summary>Finds the idempotency keys that are old enough to be forgotten.</summary>
[DbContext(typeof(PlatformDbContext))]
[Migration("0002_IdempotencyAge")]
internal sealed class M0002_IdempotencyAge : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
        => migrationBuilder.Sql("CREATE INDEX ix_platform_idempotency_created_at ON platform_idempotency (created_at)");
}

using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PayHall.Identity.Data.Migrations;

/// <summary>Attempts by window, so that what is over is found without reading all, also in a flood.</summary>
[DbContext(typeof(IdentityDb))]
[Migration("0007_AttemptWindows")]
internal sealed class M0007AttemptWindows : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
        => migrationBuilder.CreateIndex("identity_attempts_period", "identity_attempts", "period");
}

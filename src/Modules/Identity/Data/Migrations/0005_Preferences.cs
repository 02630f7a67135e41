using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PayHall.Identity.Data.Migrations;

/// <summary>Language and appearance that people chose for their account.</summary>
[DbContext(typeof(IdentityDb))]
[Migration("0005_Preferences")]
internal sealed class M0005Preferences : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>(name: "language", table: "identity_users", nullable: true);
        migrationBuilder.AddColumn<string>(name: "appearance", table: "identity_users", nullable: true);
    }
}

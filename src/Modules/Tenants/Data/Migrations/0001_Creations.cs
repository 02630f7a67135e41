using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace PayHall.Tenants.Data.Migrations;

/// <summary>The making of tenants. Of one name there is at most one at a time.</summary>
[DbContext(typeof(TenantsDb))]
[Migration("0001_Creations")]
internal sealed class M0001Creations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "tenants_creations",
            columns: table => new
            {
                id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                name = table.Column<string>(nullable: false),
                display_name = table.Column<string>(nullable: false),
                recipe = table.Column<string>(nullable: false),
                hosts = table.Column<string>(nullable: false),
                prefix = table.Column<string>(nullable: false),
                provider = table.Column<int>(nullable: false),
                schema_name = table.Column<string>(nullable: false),
                administrator = table.Column<string>(nullable: false),
                tenant_id = table.Column<string>(nullable: false),
                secret = table.Column<string>(nullable: true),
                status = table.Column<int>(nullable: false),
                step = table.Column<string>(nullable: false),
                error = table.Column<string>(nullable: true),
                job_id = table.Column<long>(nullable: false),
                created_by = table.Column<string>(nullable: false),
                created_at = table.Column<long>(nullable: false),
                ended_at = table.Column<long>(nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_tenants_creations", creation => creation.id));
        migrationBuilder.CreateIndex("tenants_creations_open", "tenants_creations", "name", unique: true, filter: "status = 0");
    }
}

using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace PayHall.Identity.Data.Migrations;

/// <summary>Messages in the portal, and those that wait to be sent out of it.</summary>
[DbContext(typeof(IdentityDb))]
[Migration("0006_Notifications")]
internal sealed class M0006Notifications : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "identity_notifications",
            columns: table => new
            {
                id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                user_id = table.Column<string>(nullable: false),
                kind = table.Column<string>(nullable: false),
                title = table.Column<string>(nullable: false),
                body = table.Column<string>(nullable: false),
                text_values = table.Column<string>(nullable: false),
                link = table.Column<string>(nullable: true),
                created_at = table.Column<long>(nullable: false),
                read_at = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_identity_notifications", row => row.id);
                table.ForeignKey("fk_identity_notifications_user", row => row.user_id, "identity_users", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("identity_notifications_user", "identity_notifications", ["user_id", "id"]);
        migrationBuilder.CreateIndex("identity_notifications_unread", "identity_notifications", "user_id", filter: "read_at IS NULL");
        migrationBuilder.CreateIndex("identity_notifications_read", "identity_notifications", "read_at");

        migrationBuilder.CreateTable(
            name: "identity_outside_deliveries",
            columns: table => new
            {
                notification_id = table.Column<long>(nullable: false),
                channel = table.Column<string>(nullable: false),
                due_at = table.Column<long>(nullable: false),
                attempts = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_identity_outside_deliveries", row => new { row.notification_id, row.channel });
                table.ForeignKey("fk_identity_outside_deliveries_notification", row => row.notification_id, "identity_notifications", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("identity_outside_deliveries_due", "identity_outside_deliveries", "due_at");
    }
}

using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace PayHall.Identity.Data.Migrations;

/// <summary>Accounts, roles, units, sessions, machine clients, captcha, attempts and the audit trail.</summary>
[DbContext(typeof(IdentityDb))]
[Migration("0001_Accounts")]
internal sealed class M0001Accounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Units(migrationBuilder);
        Users(migrationBuilder);
        Roles(migrationBuilder);
        Sessions(migrationBuilder);
        Clients(migrationBuilder);
        Audit(migrationBuilder);
    }

    private static void Units(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "identity_units",
            columns: table => new
            {
                id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                code = table.Column<string>(nullable: false),
                name = table.Column<string>(nullable: false),
                kind = table.Column<string>(nullable: false),
                parent_id = table.Column<long>(nullable: true),
                level = table.Column<int>(nullable: false),
                path = table.Column<string>(nullable: false),
                position = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_identity_units", unit => unit.id);
                table.ForeignKey("fk_identity_units_parent", unit => unit.parent_id, "identity_units", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("identity_units_code", "identity_units", "code", unique: true);
        migrationBuilder.CreateIndex("identity_units_parent", "identity_units", "parent_id");
        migrationBuilder.CreateIndex("identity_units_path", "identity_units", "path");
    }

    private static void Users(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "identity_users",
            columns: table => new
            {
                id = table.Column<string>(nullable: false),
                user_name = table.Column<string>(nullable: false),
                normalized_user_name = table.Column<string>(nullable: false),
                display_name = table.Column<string>(nullable: false),
                title = table.Column<string>(nullable: false),
                phone = table.Column<string>(nullable: true),
                email = table.Column<string>(nullable: true),
                unit_id = table.Column<long>(nullable: false),
                enabled = table.Column<bool>(nullable: false),
                valid_from = table.Column<int>(nullable: true),
                valid_to = table.Column<int>(nullable: true),
                must_change_password = table.Column<bool>(nullable: false),
                password_hash = table.Column<string>(nullable: true),
                security_stamp = table.Column<string>(nullable: false),
                concurrency_stamp = table.Column<string>(nullable: true),
                access_failed_count = table.Column<int>(nullable: false),
                lockout_end = table.Column<long>(nullable: true),
                two_factor_enabled = table.Column<bool>(nullable: false),
                payment_password_hash = table.Column<string>(nullable: true),
                payment_failed_count = table.Column<int>(nullable: false),
                payment_locked_until = table.Column<long>(nullable: true),
                payment_must_change = table.Column<bool>(nullable: false),
                created_at = table.Column<long>(nullable: false),
                last_sign_in_at = table.Column<long>(nullable: true),
                deleted_at = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_identity_users", user => user.id);
                table.ForeignKey("fk_identity_users_unit", user => user.unit_id, "identity_units", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("identity_users_name", "identity_users", "normalized_user_name", unique: true);
        migrationBuilder.CreateIndex("identity_users_unit", "identity_users", ["unit_id", "id"]);

        migrationBuilder.CreateTable(
            name: "identity_user_tokens",
            columns: table => new
            {
                user_id = table.Column<string>(nullable: false),
                login_provider = table.Column<string>(nullable: false),
                name = table.Column<string>(nullable: false),
                value = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_identity_user_tokens", token => new { token.user_id, token.login_provider, token.name });
                table.ForeignKey("fk_identity_user_tokens_user", token => token.user_id, "identity_users", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "identity_user_units",
            columns: table => new
            {
                user_id = table.Column<string>(nullable: false),
                unit_id = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_identity_user_units", row => new { row.user_id, row.unit_id });
                table.ForeignKey("fk_identity_user_units_user", row => row.user_id, "identity_users", "id", onDelete: ReferentialAction.Cascade);
                table.ForeignKey("fk_identity_user_units_unit", row => row.unit_id, "identity_units", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("identity_user_units_unit", "identity_user_units", "unit_id");
    }

    private static void Roles(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "identity_roles",
            columns: table => new
            {
                id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                name = table.Column<string>(nullable: false),
                stereotype = table.Column<string>(nullable: true),
                built_in = table.Column<bool>(nullable: false),
                customized = table.Column<bool>(nullable: false),
                unit_id = table.Column<long>(nullable: true),
                type = table.Column<string>(nullable: false),
                scope = table.Column<int>(nullable: false),
                description = table.Column<string>(nullable: false),
                revision = table.Column<int>(nullable: false),
                created_at = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_identity_roles", role => role.id);
                table.ForeignKey("fk_identity_roles_unit", role => role.unit_id, "identity_units", "id", onDelete: ReferentialAction.Restrict);
                table.CheckConstraint("identity_roles_owner", "built_in OR unit_id IS NOT NULL");
            });
        // A name is unique within its unit; the tenant's own roles (without unit) share one space.
        migrationBuilder.Sql("CREATE UNIQUE INDEX identity_roles_name ON identity_roles (COALESCE(unit_id, 0), name)");
        migrationBuilder.Sql("CREATE UNIQUE INDEX identity_roles_stereotype ON identity_roles (stereotype) WHERE stereotype IS NOT NULL");

        migrationBuilder.CreateTable(
            name: "identity_role_permissions",
            columns: table => new
            {
                role_id = table.Column<long>(nullable: false),
                permission = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_identity_role_permissions", row => new { row.role_id, row.permission });
                table.ForeignKey("fk_identity_role_permissions_role", row => row.role_id, "identity_roles", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "identity_user_roles",
            columns: table => new
            {
                user_id = table.Column<string>(nullable: false),
                role_id = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_identity_user_roles", row => new { row.user_id, row.role_id });
                table.ForeignKey("fk_identity_user_roles_user", row => row.user_id, "identity_users", "id", onDelete: ReferentialAction.Cascade);
                table.ForeignKey("fk_identity_user_roles_role", row => row.role_id, "identity_roles", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("identity_user_roles_role", "identity_user_roles", "role_id");

        migrationBuilder.CreateTable(
            name: "identity_access_version",
            columns: table => new
            {
                id = table.Column<int>(nullable: false),
                value = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_identity_access_version", row => row.id));
        migrationBuilder.Sql("INSERT INTO identity_access_version (id, value) VALUES (1, 1)");
    }

    private static void Sessions(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "identity_sessions",
            columns: table => new
            {
                id = table.Column<string>(nullable: false),
                user_id = table.Column<string>(nullable: false),
                kind = table.Column<string>(nullable: false),
                parent_id = table.Column<string>(nullable: true),
                security_stamp = table.Column<string>(nullable: false),
                created_at = table.Column<long>(nullable: false),
                last_seen_at = table.Column<long>(nullable: false),
                expires_at = table.Column<long>(nullable: false),
                ended_at = table.Column<long>(nullable: true),
                address = table.Column<string>(nullable: false),
                user_agent = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_identity_sessions", session => session.id);
                table.ForeignKey("fk_identity_sessions_user", session => session.user_id, "identity_users", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("identity_sessions_user", "identity_sessions", "user_id");
        migrationBuilder.CreateIndex("identity_sessions_expiry", "identity_sessions", "expires_at");

        migrationBuilder.CreateTable(
            name: "identity_captcha_uses",
            columns: table => new
            {
                id = table.Column<string>(nullable: false),
                expires_at = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_identity_captcha_uses", row => row.id));
        migrationBuilder.CreateIndex("identity_captcha_uses_expiry", "identity_captcha_uses", "expires_at");

        migrationBuilder.CreateTable(
            name: "identity_attempts",
            columns: table => new
            {
                bucket = table.Column<string>(nullable: false),
                period = table.Column<long>(nullable: false),
                count = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_identity_attempts", row => new { row.bucket, row.period }));
    }

    private static void Clients(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "identity_clients",
            columns: table => new
            {
                id = table.Column<string>(nullable: false),
                name = table.Column<string>(nullable: false),
                secret_hash = table.Column<string>(nullable: false),
                unit_id = table.Column<long>(nullable: false),
                scope = table.Column<int>(nullable: false),
                enabled = table.Column<bool>(nullable: false),
                version = table.Column<int>(nullable: false),
                created_at = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_identity_clients", client => client.id);
                table.ForeignKey("fk_identity_clients_unit", client => client.unit_id, "identity_units", "id", onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            name: "identity_client_permissions",
            columns: table => new
            {
                client_id = table.Column<string>(nullable: false),
                permission = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_identity_client_permissions", row => new { row.client_id, row.permission });
                table.ForeignKey("fk_identity_client_permissions_client", row => row.client_id, "identity_clients", "id", onDelete: ReferentialAction.Cascade);
            });
    }

    private static void Audit(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "identity_audit",
            columns: table => new
            {
                id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                at = table.Column<long>(nullable: false),
                actor_id = table.Column<string>(nullable: true),
                actor_name = table.Column<string>(nullable: false),
                address = table.Column<string>(nullable: false),
                action = table.Column<string>(nullable: false),
                subject = table.Column<string>(nullable: false),
                state_before = table.Column<string>(nullable: true),
                state_after = table.Column<string>(nullable: true),
                previous_hash = table.Column<string>(nullable: true),
                hash = table.Column<string>(nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_identity_audit", row => row.id));
        migrationBuilder.CreateIndex("identity_audit_actor", "identity_audit", ["actor_id", "id"]);
        migrationBuilder.CreateIndex("identity_audit_subject", "identity_audit", ["subject", "id"]);
        KeepAudit(migrationBuilder);
    }

    // The trail is append-only in the database itself: content never changes, and a seal, once written, stays.
    private static void KeepAudit(MigrationBuilder migrationBuilder)
    {
        const string Changed = """
            NEW.id <> OLD.id OR NEW.at <> OLD.at OR NEW.action <> OLD.action OR NEW.subject <> OLD.subject
            OR NEW.actor_name <> OLD.actor_name OR NEW.address <> OLD.address OR OLD.hash IS NOT NULL
            OR COALESCE(NEW.actor_id, '') <> COALESCE(OLD.actor_id, '')
            OR COALESCE(NEW.state_before, '') <> COALESCE(OLD.state_before, '')
            OR COALESCE(NEW.state_after, '') <> COALESCE(OLD.state_after, '')
            """;
        if (migrationBuilder.ActiveProvider?.Contains("Sqlite", StringComparison.Ordinal) == true)
        {
            migrationBuilder.Sql($"CREATE TRIGGER identity_audit_kept BEFORE UPDATE ON identity_audit WHEN {Changed} BEGIN SELECT RAISE(ABORT, 'audit rows are append-only'); END");
            migrationBuilder.Sql("CREATE TRIGGER identity_audit_never_deleted BEFORE DELETE ON identity_audit BEGIN SELECT RAISE(ABORT, 'audit rows are append-only'); END");
            return;
        }

        migrationBuilder.Sql("""
            CREATE FUNCTION identity_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'audit rows are append-only'; END $$
            """);
        migrationBuilder.Sql($"CREATE TRIGGER identity_audit_kept BEFORE UPDATE ON identity_audit FOR EACH ROW WHEN ({Changed}) EXECUTE FUNCTION identity_audit_refuse()");
        migrationBuilder.Sql("CREATE TRIGGER identity_audit_never_deleted BEFORE DELETE ON identity_audit FOR EACH ROW EXECUTE FUNCTION identity_audit_refuse()");
    }
}

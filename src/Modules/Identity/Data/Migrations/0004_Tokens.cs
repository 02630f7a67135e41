using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace PayHall.Identity.Data.Migrations;

/// <summary>Refresh tokens, several secrets of a client, tokens taken back, second factors.</summary>
[DbContext(typeof(IdentityDb))]
[Migration("0004_Tokens")]
internal sealed class M0004Tokens : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Families(migrationBuilder);
        Clients(migrationBuilder);
        SecondFactors(migrationBuilder);
    }

    private static void Families(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "identity_token_families",
            columns: table => new
            {
                id = table.Column<string>(nullable: false),
                user_id = table.Column<string>(nullable: false),
                session_id = table.Column<string>(nullable: false),
                name = table.Column<string>(nullable: false),
                scope = table.Column<string>(nullable: true),
                security_stamp = table.Column<string>(nullable: false),
                created_at = table.Column<long>(nullable: false),
                last_used_at = table.Column<long>(nullable: false),
                expires_at = table.Column<long>(nullable: false),
                ended_at = table.Column<long>(nullable: true),
                end_reason = table.Column<string>(nullable: true),
                address = table.Column<string>(nullable: false),
                user_agent = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_identity_token_families", family => family.id);
                table.ForeignKey("fk_identity_token_families_user", family => family.user_id, "identity_users", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("identity_token_families_user", "identity_token_families", "user_id");
        migrationBuilder.CreateIndex("identity_token_families_session", "identity_token_families", "session_id");
        migrationBuilder.CreateIndex("identity_token_families_expiry", "identity_token_families", "expires_at");

        migrationBuilder.CreateTable(
            name: "identity_refresh_tokens",
            columns: table => new
            {
                hash = table.Column<string>(nullable: false),
                family_id = table.Column<string>(nullable: false),
                created_at = table.Column<long>(nullable: false),
                used_at = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_identity_refresh_tokens", token => token.hash);
                table.ForeignKey("fk_identity_refresh_tokens_family", token => token.family_id, "identity_token_families", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("identity_refresh_tokens_family", "identity_refresh_tokens", "family_id");

        migrationBuilder.AddColumn<string>(name: "family_id", table: "identity_sessions", nullable: true);
        migrationBuilder.AddColumn<string>(name: "scope", table: "identity_sessions", nullable: true);
        migrationBuilder.CreateIndex("identity_sessions_family", "identity_sessions", "family_id");
    }

    private static void Clients(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "identity_client_secrets",
            columns: table => new
            {
                id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                client_id = table.Column<string>(nullable: false),
                hash = table.Column<string>(nullable: false),
                hint = table.Column<string>(nullable: false),
                created_at = table.Column<long>(nullable: false),
                expires_at = table.Column<long>(nullable: true),
                last_used_at = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_identity_client_secrets", secret => secret.id);
                table.ForeignKey("fk_identity_client_secrets_client", secret => secret.client_id, "identity_clients", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("identity_client_secrets_client", "identity_client_secrets", "client_id");

        // The one secret that each client had so far; of its characters only the hash is known.
        migrationBuilder.Sql("INSERT INTO identity_client_secrets (client_id, hash, hint, created_at) SELECT id, secret_hash, '', created_at FROM identity_clients");
        migrationBuilder.Sql("ALTER TABLE identity_clients DROP COLUMN secret_hash");
        migrationBuilder.AddColumn<int>(name: "revision", table: "identity_clients", nullable: false, defaultValue: 1);
        migrationBuilder.AddColumn<int>(name: "valid_to", table: "identity_clients", nullable: true);
        migrationBuilder.AddColumn<long>(name: "last_used_at", table: "identity_clients", nullable: true);
        migrationBuilder.AddColumn<long>(name: "deleted_at", table: "identity_clients", nullable: true);

        migrationBuilder.CreateTable(
            name: "identity_revoked_tokens",
            columns: table => new
            {
                id = table.Column<string>(nullable: false),
                expires_at = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_identity_revoked_tokens", token => token.id));
        migrationBuilder.CreateIndex("identity_revoked_tokens_expiry", "identity_revoked_tokens", "expires_at");
    }

    private static void SecondFactors(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<long>(name: "second_factor_since", table: "identity_users", nullable: true);
        migrationBuilder.CreateTable(
            name: "identity_recovery_codes",
            columns: table => new
            {
                user_id = table.Column<string>(nullable: false),
                hash = table.Column<string>(nullable: false),
                used_at = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_identity_recovery_codes", code => new { code.user_id, code.hash });
                table.ForeignKey("fk_identity_recovery_codes_user", code => code.user_id, "identity_users", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "identity_second_factor_uses",
            columns: table => new
            {
                user_id = table.Column<string>(nullable: false),
                code = table.Column<string>(nullable: false),
                expires_at = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_identity_second_factor_uses", use => new { use.user_id, use.code });
                table.ForeignKey("fk_identity_second_factor_uses_user", use => use.user_id, "identity_users", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("identity_second_factor_uses_expiry", "identity_second_factor_uses", "expires_at");
    }
}

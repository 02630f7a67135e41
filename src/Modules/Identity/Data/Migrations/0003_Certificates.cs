using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace PayHall.Identity.Data.Migrations;

/// <summary>CA sign-in: trusted authorities, revocation lists, bound certificates, challenges, evidence and the test CA.</summary>
[DbContext(typeof(IdentityDb))]
[Migration("0003_Certificates")]
internal sealed class M0003Certificates : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<bool>("ca_required", "identity_users", nullable: false, defaultValue: false);
        Authorities(migrationBuilder);
        Bindings(migrationBuilder);
        Evidence(migrationBuilder);
        Demo(migrationBuilder);
    }

    private static void Authorities(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "identity_authorities",
            columns: table => new
            {
                id = Id(table),
                thumbprint = table.Column<string>(nullable: false),
                name = table.Column<string>(nullable: false),
                certificate = table.Column<byte[]>(nullable: false),
                not_before = table.Column<long>(nullable: false),
                not_after = table.Column<long>(nullable: false),
                added_at = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_identity_authorities", row => row.id));
        migrationBuilder.CreateIndex("identity_authorities_thumbprint", "identity_authorities", "thumbprint", unique: true);

        migrationBuilder.CreateTable(
            name: "identity_revocation_lists",
            columns: table => new
            {
                id = Id(table),
                authority_id = table.Column<long>(nullable: false),
                content = table.Column<byte[]>(nullable: false),
                this_update = table.Column<long>(nullable: false),
                next_update = table.Column<long>(nullable: true),
                entries = table.Column<int>(nullable: false),
                added_at = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_identity_revocation_lists", row => row.id);
                table.ForeignKey("fk_identity_revocation_lists_authority", row => row.authority_id, "identity_authorities", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("identity_revocation_lists_authority", "identity_revocation_lists", "authority_id");
    }

    private static void Bindings(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "identity_certificates",
            columns: table => new
            {
                id = Id(table),
                user_id = table.Column<string>(nullable: false),
                thumbprint = table.Column<string>(nullable: false),
                name = table.Column<string>(nullable: false),
                issuer = table.Column<string>(nullable: false),
                certificate = table.Column<byte[]>(nullable: false),
                not_before = table.Column<long>(nullable: false),
                not_after = table.Column<long>(nullable: false),
                bound_at = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_identity_certificates", row => row.id);
                table.ForeignKey("fk_identity_certificates_user", row => row.user_id, "identity_users", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("identity_certificates_thumbprint", "identity_certificates", "thumbprint", unique: true);
        migrationBuilder.CreateIndex("identity_certificates_user", "identity_certificates", "user_id");

        migrationBuilder.CreateTable(
            name: "identity_challenge_uses",
            columns: table => new
            {
                id = table.Column<string>(nullable: false),
                expires_at = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_identity_challenge_uses", row => row.id));
        migrationBuilder.CreateIndex("identity_challenge_uses_expiry", "identity_challenge_uses", "expires_at");
    }

    private static void Evidence(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "identity_sign_in_evidence",
            columns: table => new
            {
                id = Id(table),
                at = table.Column<long>(nullable: false),
                user_id = table.Column<string>(nullable: false),
                user_name = table.Column<string>(nullable: false),
                address = table.Column<string>(nullable: false),
                method = table.Column<string>(nullable: false),
                algorithm = table.Column<string>(nullable: false),
                thumbprint = table.Column<string>(nullable: false),
                certificate = table.Column<byte[]>(nullable: false),
                message = table.Column<string>(nullable: true),
                signature = table.Column<byte[]>(nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_identity_sign_in_evidence", row => row.id));
        migrationBuilder.CreateIndex("identity_sign_in_evidence_user", "identity_sign_in_evidence", ["user_id", "id"]);
        KeepEvidence(migrationBuilder);
    }

    // Evidence is written once; the database itself refuses to change or delete it.
    private static void KeepEvidence(MigrationBuilder migrationBuilder)
    {
        if (migrationBuilder.ActiveProvider?.Contains("Sqlite", StringComparison.Ordinal) == true)
        {
            migrationBuilder.Sql("CREATE TRIGGER identity_evidence_kept BEFORE UPDATE ON identity_sign_in_evidence BEGIN SELECT RAISE(ABORT, 'sign-in evidence is append-only'); END");
            migrationBuilder.Sql("CREATE TRIGGER identity_evidence_never_deleted BEFORE DELETE ON identity_sign_in_evidence BEGIN SELECT RAISE(ABORT, 'sign-in evidence is append-only'); END");
            return;
        }

        migrationBuilder.Sql("""
            CREATE FUNCTION identity_evidence_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'sign-in evidence is append-only'; END $$
            """);
        migrationBuilder.Sql("CREATE TRIGGER identity_evidence_kept BEFORE UPDATE OR DELETE ON identity_sign_in_evidence FOR EACH ROW EXECUTE FUNCTION identity_evidence_refuse()");
    }

    private static void Demo(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "identity_demo_authority",
            columns: table => new
            {
                id = table.Column<int>(nullable: false),
                authority_id = table.Column<long>(nullable: false),
                protected_key = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_identity_demo_authority", row => row.id);
                table.ForeignKey("fk_identity_demo_authority_authority", row => row.authority_id, "identity_authorities", "id", onDelete: ReferentialAction.Restrict);
                table.CheckConstraint("identity_demo_authority_one", "id = 1");
            });
        migrationBuilder.CreateIndex("identity_demo_authority_authority", "identity_demo_authority", "authority_id", unique: true);

        migrationBuilder.CreateTable(
            name: "identity_demo_certificates",
            columns: table => new
            {
                id = Id(table),
                serial = table.Column<string>(nullable: false),
                thumbprint = table.Column<string>(nullable: false),
                user_name = table.Column<string>(nullable: false),
                pkcs12 = table.Column<byte[]>(nullable: false),
                issued_at = table.Column<long>(nullable: false),
                not_after = table.Column<long>(nullable: false),
                revoked_at = table.Column<long>(nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_identity_demo_certificates", row => row.id));
        migrationBuilder.CreateIndex("identity_demo_certificates_thumbprint", "identity_demo_certificates", "thumbprint", unique: true);
    }

    private static OperationBuilder<AddColumnOperation> Id(ColumnsBuilder table)
        => table.Column<long>(nullable: false)
            .Annotation("Sqlite:Autoincrement", true)
            .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);
}

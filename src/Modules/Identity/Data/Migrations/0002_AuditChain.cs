using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PayHall.Identity.Data.Migrations;

/// <summary>
/// The audit trail's hash chain (I-13): blocks and the rows that each seals, which like the rows themselves are only ever added. Rows
/// learn whose unit they belong to and whether they tell of a refusal; the columns that were to hold hashes within the rows go.
/// </summary>
[DbContext(typeof(IdentityDb))]
[Migration("0002_AuditChain")]
internal sealed class M0002AuditChain : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var isSqlite = migrationBuilder.ActiveProvider?.Contains("Sqlite", StringComparison.Ordinal) == true;
        migrationBuilder.Sql(isSqlite ? DropOldSqlite : DropOldPostgres);
        migrationBuilder.Sql(isSqlite ? Columns.Replace("{bool}", "INTEGER NOT NULL DEFAULT 0", StringComparison.Ordinal) : Columns.Replace("{bool}", "boolean NOT NULL DEFAULT false", StringComparison.Ordinal));
        migrationBuilder.Sql(Backfill);
        migrationBuilder.Sql(Chain);
        migrationBuilder.Sql(isSqlite ? KeepOnSqlite : KeepOnPostgres);
    }

    private const string DropOldSqlite = "DROP TRIGGER identity_audit_kept; DROP TRIGGER identity_audit_never_deleted;";

    private const string DropOldPostgres = """
        DROP TRIGGER identity_audit_kept ON identity_audit;
        DROP TRIGGER identity_audit_never_deleted ON identity_audit;
        """;

    private const string Columns = """
        ALTER TABLE identity_audit DROP COLUMN previous_hash;
        ALTER TABLE identity_audit DROP COLUMN hash;
        ALTER TABLE identity_audit ADD COLUMN unit_id bigint NULL;
        ALTER TABLE identity_audit ADD COLUMN refused {bool};
        CREATE INDEX identity_audit_unit ON identity_audit (unit_id, id);
        CREATE INDEX identity_audit_action ON identity_audit (action, id);
        CREATE INDEX identity_audit_at ON identity_audit (at);
        """;

    // Rows of before: the unit is the one to which the account belongs today.
    private const string Backfill = """
        UPDATE identity_audit SET unit_id = (SELECT unit_id FROM identity_users WHERE identity_users.id = identity_audit.actor_id)
            WHERE actor_id IS NOT NULL;
        UPDATE identity_audit SET refused = (1 = 1),
            unit_id = (SELECT unit_id FROM identity_users WHERE 'account:' || user_name = identity_audit.subject)
            WHERE action = 'Identity.SignInRefused';
        """;

    private const string Chain = """
        CREATE TABLE identity_audit_blocks (
            number bigint NOT NULL PRIMARY KEY,
            last_position bigint NOT NULL,
            row_count bigint NOT NULL,
            previous_hash text NOT NULL,
            hash text NOT NULL,
            sealed_at bigint NOT NULL,
            highest_id bigint NOT NULL
        );
        CREATE TABLE identity_audit_seals (
            position bigint NOT NULL PRIMARY KEY,
            audit_id bigint NOT NULL,
            block_number bigint NOT NULL,
            digest text NOT NULL
        );
        CREATE UNIQUE INDEX identity_audit_seals_row ON identity_audit_seals (audit_id);
        """;

    private const string KeepOnSqlite = """
        CREATE TRIGGER identity_audit_no_update BEFORE UPDATE ON identity_audit
        BEGIN SELECT RAISE(ABORT, 'audit rows are append-only'); END;
        CREATE TRIGGER identity_audit_no_delete BEFORE DELETE ON identity_audit
        BEGIN SELECT RAISE(ABORT, 'audit rows are append-only'); END;
        CREATE TRIGGER identity_audit_blocks_no_update BEFORE UPDATE ON identity_audit_blocks
        BEGIN SELECT RAISE(ABORT, 'the audit chain is append-only'); END;
        CREATE TRIGGER identity_audit_blocks_no_delete BEFORE DELETE ON identity_audit_blocks
        BEGIN SELECT RAISE(ABORT, 'the audit chain is append-only'); END;
        CREATE TRIGGER identity_audit_seals_no_update BEFORE UPDATE ON identity_audit_seals
        BEGIN SELECT RAISE(ABORT, 'the audit chain is append-only'); END;
        CREATE TRIGGER identity_audit_seals_no_delete BEFORE DELETE ON identity_audit_seals
        BEGIN SELECT RAISE(ABORT, 'the audit chain is append-only'); END;
        """;

    private const string KeepOnPostgres = """
        CREATE TRIGGER identity_audit_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON identity_audit
            FOR EACH STATEMENT EXECUTE FUNCTION identity_audit_refuse();
        CREATE TRIGGER identity_audit_blocks_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON identity_audit_blocks
            FOR EACH STATEMENT EXECUTE FUNCTION identity_audit_refuse();
        CREATE TRIGGER identity_audit_seals_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON identity_audit_seals
            FOR EACH STATEMENT EXECUTE FUNCTION identity_audit_refuse();
        """;
}

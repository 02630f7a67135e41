namespace PayHall.Settlement.Data.Migrations;

/// <summary>Server-side parts of the ledger on PostgreSQL. They live in the tenant's schema and name no schema.</summary>
internal static class LedgerFunctions
{
    public const string PostgresImmutable = """
        CREATE FUNCTION settlement_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'Journals and entries are immutable; post a reversal';
        END $$;
        CREATE TRIGGER settlement_journals_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON settlement_journals
            FOR EACH STATEMENT EXECUTE FUNCTION settlement_refuse_change();
        CREATE TRIGGER settlement_entries_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON settlement_entries
            FOR EACH STATEMENT EXECUTE FUNCTION settlement_refuse_change();
        """;

    // One round trip per journal. p_accounts come in the global lock order, p_positions point into it. Nothing is raised for
    // funds that don't suffice or for a used key, because the caller goes on in the same transaction; what was changed is undone.
    // outcome: 0 posted, 1 posted before under this key, 2 the key belongs to another journal, 3 funds do not suffice.
    public const string PostgresPost = """
        CREATE FUNCTION settlement_post(
            p_key text, p_hash text, p_kind text, p_document text, p_description text, p_booked_on integer, p_posted_at bigint,
            p_actor_id text, p_actor_name text, p_reverses bigint,
            p_accounts bigint[], p_deltas bigint[],
            p_positions integer[], p_counterparties bigint[], p_amounts bigint[],
            OUT outcome integer, OUT journal bigint, OUT account bigint, OUT available bigint) LANGUAGE plpgsql AS $$
        DECLARE
            v_hash text;
            v_running bigint[] := p_deltas;
            v_balances bigint[] := p_amounts;
            v_lines bigint[] := p_amounts;
            v_balance bigint;
        BEGIN
            SELECT id, request_hash INTO journal, v_hash FROM settlement_journals WHERE idempotency_key = p_key;
            IF FOUND THEN
                outcome := CASE WHEN v_hash = p_hash THEN 1 ELSE 2 END;
                RETURN;
            END IF;

            FOR i IN 1 .. array_length(p_accounts, 1) LOOP
                UPDATE settlement_accounts SET balance = balance + p_deltas[i]
                WHERE id = p_accounts[i] AND (p_deltas[i] >= 0 OR balance >= -p_deltas[i] OR kind IN ('Bank', 'Suspense'))
                RETURNING balance INTO v_balance;
                IF NOT FOUND THEN
                    account := p_accounts[i];
                    SELECT balance INTO available FROM settlement_accounts WHERE id = account;
                    FOR k IN 1 .. i - 1 LOOP
                        UPDATE settlement_accounts SET balance = balance - p_deltas[k] WHERE id = p_accounts[k];
                    END LOOP;
                    outcome := 3;
                    RETURN;
                END IF;
                v_running[i] := v_balance;
            END LOOP;

            INSERT INTO settlement_journals
                (idempotency_key, request_hash, kind, document, description, booked_on, posted_at, actor_id, actor_name, reverses_id)
            VALUES (p_key, p_hash, p_kind, p_document, p_description, p_booked_on, p_posted_at, p_actor_id, p_actor_name, p_reverses)
            ON CONFLICT (idempotency_key) DO NOTHING RETURNING id INTO journal;
            IF journal IS NULL THEN
                FOR k IN 1 .. array_length(p_accounts, 1) LOOP
                    UPDATE settlement_accounts SET balance = balance - p_deltas[k] WHERE id = p_accounts[k];
                END LOOP;
                SELECT id, request_hash INTO journal, v_hash FROM settlement_journals WHERE idempotency_key = p_key;
                outcome := CASE WHEN v_hash = p_hash THEN 1 ELSE 2 END;
                RETURN;
            END IF;

            FOR i IN REVERSE array_length(p_amounts, 1) .. 1 LOOP
                v_lines[i] := p_accounts[p_positions[i]];
                v_balances[i] := v_running[p_positions[i]];
                v_running[p_positions[i]] := v_running[p_positions[i]] - p_amounts[i];
            END LOOP;
            INSERT INTO settlement_entries (journal_id, line, account_id, counterparty_id, amount, balance)
            SELECT journal, l.line, l.account_id, l.counterparty_id, l.amount, l.balance
            FROM unnest(v_lines, p_counterparties, p_amounts, v_balances) WITH ORDINALITY
                AS l (account_id, counterparty_id, amount, balance, line);
            outcome := 0;
        END $$;
        """;
}

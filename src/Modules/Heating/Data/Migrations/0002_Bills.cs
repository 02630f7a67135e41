using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PayHall.Heating.Data.Migrations;

/// <summary>
/// Bills, bill runs, receipts, payments, shifts and rollups. Bills carry no foreign keys: a bill run takes each reference from the
/// row it has just read, and a check per row would cost more than the insert; deleting a household asks for its bills instead.
/// </summary>
[DbContext(typeof(HeatingDbContext))]
[Migration("0002_Bills")]
internal sealed class M0002_Bills : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => HeatingSql.Run(migrationBuilder, """
        CREATE TABLE heating_bills (
            id {rowid}, season {int} NOT NULL, household_id {long} NOT NULL,
            building_id {long} NOT NULL, community_id {long} NOT NULL, unit_id {long} NOT NULL,
            tariff_version_id {long} NOT NULL, heated_area {int} NOT NULL, floor_area {int} NOT NULL, owner_kind {int} NOT NULL,
            welfare {int} NOT NULL, vacant {int} NOT NULL, lines {text} NOT NULL, charge {long} NOT NULL CHECK (charge >= 0),
            principal_paid {long} NOT NULL DEFAULT 0 CHECK (principal_paid >= 0),
            discount_given {long} NOT NULL DEFAULT 0 CHECK (discount_given >= 0),
            late_fee_paid {long} NOT NULL DEFAULT 0 CHECK (late_fee_paid >= 0),
            refunded {long} NOT NULL DEFAULT 0 CHECK (refunded >= 0),
            status {int} NOT NULL DEFAULT 0, created_at {long} NOT NULL,
            CHECK (principal_paid + discount_given <= charge),
            CHECK (status <> 2 OR principal_paid + discount_given = charge));
        CREATE UNIQUE INDEX ux_heating_bills_household ON heating_bills (household_id, season);
        CREATE INDEX ix_heating_bills_community ON heating_bills (community_id, season);

        CREATE TABLE heating_rollups (
            season {int} NOT NULL, building_id {long} NOT NULL, households {int} NOT NULL, receivable {long} NOT NULL,
            received {long} NOT NULL, refunded {long} NOT NULL, PRIMARY KEY (season, building_id));
        CREATE INDEX ix_heating_rollups_building ON heating_rollups (building_id);

        CREATE TABLE heating_bill_runs (
            id {id}, season {int} NOT NULL, tariff_id {long} NULL, community_id {long} NULL, job_id {long} NOT NULL,
            started_by {text} NOT NULL, started_at {long} NOT NULL, scope_units {text} NULL, total {int} NOT NULL, done {int} NOT NULL,
            billed {int} NOT NULL, amount {long} NOT NULL, skipped {int} NOT NULL, last_household_id {long} NOT NULL, finished_at {long} NULL);

        CREATE TABLE heating_bill_run_skips (
            run_id {long} NOT NULL REFERENCES heating_bill_runs (id), household_id {long} NOT NULL, reason {int} NOT NULL,
            detail {text} NOT NULL, PRIMARY KEY (run_id, household_id));

        CREATE TABLE heating_shifts (
            id {id}, number {text} NOT NULL, cashier_id {text} NOT NULL, cashier_name {text} NOT NULL, unit_id {long} NOT NULL,
            opened_at {long} NOT NULL, closed_at {long} NULL, counted_cash {long} NULL, expected_cash {long} NULL, remark {text} NOT NULL);
        CREATE UNIQUE INDEX ux_heating_shifts_open ON heating_shifts (cashier_id) WHERE closed_at IS NULL;

        CREATE TABLE heating_receipts (
            id {id}, number {text} NOT NULL, verification_code {text} NOT NULL,
            household_id {long} NOT NULL REFERENCES heating_households (id), unit_id {long} NOT NULL, owner_name {text} NOT NULL,
            method {int} NOT NULL, amount {long} NOT NULL CHECK (amount > 0), received {long} NOT NULL, change_given {long} NOT NULL CHECK (change_given >= 0),
            external_number {text} NULL, paid_at {long} NOT NULL, paid_on {int} NOT NULL, cashier_id {text} NOT NULL,
            cashier_name {text} NOT NULL, shift_id {long} NULL REFERENCES heating_shifts (id), print_count {int} NOT NULL,
            CHECK (received = amount + change_given));
        CREATE UNIQUE INDEX ux_heating_receipts_number ON heating_receipts (number);
        CREATE UNIQUE INDEX ux_heating_receipts_external ON heating_receipts (method, external_number) WHERE external_number IS NOT NULL;
        CREATE INDEX ix_heating_receipts_household ON heating_receipts (household_id);
        CREATE INDEX ix_heating_receipts_shift ON heating_receipts (shift_id);
        CREATE INDEX ix_heating_receipts_day ON heating_receipts (paid_on);

        CREATE TABLE heating_payments (
            id {id}, receipt_id {long} NOT NULL REFERENCES heating_receipts (id), bill_id {long} NOT NULL REFERENCES heating_bills (id),
            unit_id {long} NOT NULL, amount {long} NOT NULL CHECK (amount > 0), principal {long} NOT NULL CHECK (principal >= 0),
            late_fee {long} NOT NULL CHECK (late_fee >= 0), discount {long} NOT NULL CHECK (discount >= 0), lines {text} NOT NULL,
            CHECK (amount = principal + late_fee));
        CREATE INDEX ix_heating_payments_receipt ON heating_payments (receipt_id);
        CREATE INDEX ix_heating_payments_bill ON heating_payments (bill_id);

        CREATE TABLE heating_counters (name {text} NOT NULL, day {int} NOT NULL, value {int} NOT NULL, PRIMARY KEY (name, day));
        """);
}

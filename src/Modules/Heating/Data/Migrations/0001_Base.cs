using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PayHall.Heating.Data.Migrations;

/// <summary>Communities down to households, owners, tariffs and contracts.</summary>
[DbContext(typeof(HeatingDbContext))]
[Migration("0001_Base")]
internal sealed class M0001_Base : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => HeatingSql.Run(migrationBuilder, """
        CREATE TABLE heating_communities (
            id {id}, code {text} NOT NULL, name {text} NOT NULL, address {text} NOT NULL, unit_id {long} NOT NULL);
        CREATE UNIQUE INDEX ux_heating_communities_code ON heating_communities (code);

        CREATE TABLE heating_buildings (
            id {id}, community_id {long} NOT NULL REFERENCES heating_communities (id), name {text} NOT NULL, households {int} NOT NULL);
        CREATE UNIQUE INDEX ux_heating_buildings_name ON heating_buildings (community_id, name);

        CREATE TABLE heating_building_units (
            id {id}, building_id {long} NOT NULL REFERENCES heating_buildings (id), name {text} NOT NULL);
        CREATE UNIQUE INDEX ux_heating_building_units_name ON heating_building_units (building_id, name);

        CREATE TABLE heating_owners (
            id {id}, name {text} NOT NULL, phone {text} NOT NULL, kind {int} NOT NULL, welfare {int} NOT NULL);
        CREATE INDEX ix_heating_owners_name ON heating_owners (name, phone);
        CREATE INDEX ix_heating_owners_phone ON heating_owners (phone);

        CREATE TABLE heating_tariffs (
            id {id}, number {text} NOT NULL, name {text} NOT NULL, season {int} NOT NULL, unit_id {long} NOT NULL,
            current_version {int} NOT NULL, changed_at {long} NOT NULL);
        CREATE UNIQUE INDEX ux_heating_tariffs_number ON heating_tariffs (number);

        CREATE TABLE heating_tariff_versions (
            id {id}, tariff_id {long} NOT NULL REFERENCES heating_tariffs (id), version {int} NOT NULL, season {int} NOT NULL,
            definition {text} NOT NULL, created_at {long} NOT NULL, created_by {text} NOT NULL);
        CREATE UNIQUE INDEX ux_heating_tariff_versions ON heating_tariff_versions (tariff_id, version);

        CREATE TABLE heating_households (
            id {id}, account {text} NOT NULL, unit_id {long} NOT NULL, community_id {long} NOT NULL REFERENCES heating_communities (id),
            building_id {long} NOT NULL REFERENCES heating_buildings (id),
            building_unit_id {long} NOT NULL REFERENCES heating_building_units (id), room {text} NOT NULL, address {text} NOT NULL,
            heated_area {int} NOT NULL CHECK (heated_area >= 0), floor_area {int} NOT NULL CHECK (floor_area >= 0),
            owner_id {long} NOT NULL REFERENCES heating_owners (id), owner_kind {int} NOT NULL, welfare {int} NOT NULL,
            tariff_id {long} NULL REFERENCES heating_tariffs (id));
        CREATE UNIQUE INDEX ux_heating_households_account ON heating_households (account);
        CREATE UNIQUE INDEX ux_heating_households_room ON heating_households (building_unit_id, room);
        CREATE INDEX ix_heating_households_building ON heating_households (building_id);
        CREATE INDEX ix_heating_households_community ON heating_households (community_id, id);
        CREATE INDEX ix_heating_households_owner ON heating_households (owner_id);
        CREATE INDEX ix_heating_households_tariff ON heating_households (tariff_id);
        CREATE INDEX ix_heating_households_address ON heating_households (room, address);

        CREATE TABLE heating_ownerships (
            id {id}, household_id {long} NOT NULL REFERENCES heating_households (id), owner_id {long} NOT NULL REFERENCES heating_owners (id),
            from_at {long} NOT NULL, until_at {long} NULL);
        CREATE INDEX ix_heating_ownerships_household ON heating_ownerships (household_id);
        CREATE INDEX ix_heating_ownerships_owner ON heating_ownerships (owner_id);
        CREATE UNIQUE INDEX ux_heating_ownerships_present ON heating_ownerships (household_id) WHERE until_at IS NULL;

        CREATE TABLE heating_contracts (
            id {id}, household_id {long} NOT NULL REFERENCES heating_households (id), tariff_id {long} NOT NULL REFERENCES heating_tariffs (id),
            unit_id {long} NOT NULL, status {int} NOT NULL, proposed_by_id {text} NOT NULL, proposed_by {text} NOT NULL,
            proposed_at {long} NOT NULL, decided_by {text} NULL, decided_at {long} NULL, opinion {text} NOT NULL);
        CREATE INDEX ix_heating_contracts_household ON heating_contracts (household_id);
        CREATE INDEX ix_heating_contracts_status ON heating_contracts (status, id);
        CREATE INDEX ix_heating_contracts_tariff ON heating_contracts (tariff_id);
        CREATE UNIQUE INDEX ux_heating_contracts_approved ON heating_contracts (household_id) WHERE status = 1;
        CREATE UNIQUE INDEX ux_heating_contracts_awaiting ON heating_contracts (household_id) WHERE status = 0;
        """);
}

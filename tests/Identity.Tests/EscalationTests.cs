using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Data;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Identity.Tests;

/// <summary>
/// Nobody makes themselves or others wider than they are (I-09), through the pages and the API as an intruder would call them: forms are
/// sent with values that the pages do not offer.
/// </summary>
public sealed class EscalationTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_role_form_with_more_than_its_sender_holds_saves_nothing(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var boss = await host.SignInAsync("boss");
        var unit = await IdAsync(host, "SELECT id FROM identity_units WHERE code = 'M1'");
        var elsewhere = await IdAsync(host, "SELECT id FROM identity_units WHERE code = 'M2'");
        var builtIn = await IdAsync(host, "SELECT id FROM identity_roles WHERE stereotype = 'TenantAdministrator'");

        await RefusedAsync(host, boss, "Identity/Roles/Edit", [.. Role(unit), ("Input.Permissions", "Identity.ManageSettings")]);
        await RefusedAsync(host, boss, "Identity/Roles/Edit", [.. Role(unit).Where(field => field.Name != "Input.Scope"), ("Input.Scope", "All")]);
        await RefusedAsync(host, boss, "Identity/Roles/Edit", Role(elsewhere));
        await RefusedAsync(host, boss, "Identity/Roles/Edit", [("id", builtIn), ("Input.Revision", "1"), .. Role(unit)]);
        await RefusedAsync(host, boss, "Identity/Roles?handler=Delete", [("id", builtIn)]);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Nobody_is_given_a_role_or_area_beyond_the_givers_own(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var boss = await host.SignInAsync("boss");
        var clerk = await IdAsync(host, "SELECT id FROM identity_users WHERE user_name = 'clerk'");
        var department = await IdAsync(host, "SELECT id FROM identity_units WHERE code = 'M1-FIN'");
        var elsewhere = await IdAsync(host, "SELECT id FROM identity_units WHERE code = 'M2'");
        var widest = await IdAsync(host, "SELECT id FROM identity_roles WHERE stereotype = 'TenantAdministrator'");

        await RefusedAsync(host, boss, "Identity/Accounts/Roles", [("id", clerk), ("RoleIds", widest)]);
        await RefusedAsync(host, boss, "Identity/Accounts/Edit", [("id", clerk), ("Input.DisplayName", "陈静怡"), ("Input.UnitId", elsewhere), ("Input.Enabled", "true")]);
        await RefusedAsync(host, boss, "Identity/Accounts/Edit", [("id", clerk), ("Input.DisplayName", "陈静怡"), ("Input.UnitId", department), ("Input.Enabled", "true"), ("Input.Areas", elsewhere)]);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Nobody_moves_themselves_or_takes_more_roles(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var boss = await host.SignInAsync("boss");
        var self = await IdAsync(host, "SELECT id FROM identity_users WHERE user_name = 'boss'");
        var department = await IdAsync(host, "SELECT id FROM identity_units WHERE code = 'M1-FIN'");
        var own = await IdAsync(host, "SELECT id FROM identity_roles WHERE stereotype = 'MemberAdministrator'");

        await RefusedAsync(host, boss, "Identity/Accounts/Edit", [("id", self), ("Input.DisplayName", "吴海燕"), ("Input.UnitId", department), ("Input.Enabled", "true")]);
        await RefusedAsync(host, boss, "Identity/Accounts/Roles", [("id", self), ("RoleIds", own)]);
        foreach (var handler in new[] { "Reset", "SecondFactor", "Unlock", "Delete" })
            await RefusedAsync(host, boss, "Identity/Accounts?handler=" + handler, [("id", self)]);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_wider_account_of_the_same_unit_is_out_of_reach_of_every_act(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        // A person of the member who administers the tenant as well.
        await host.ScalarAsync<long>("UPDATE identity_users SET two_factor_enabled = TRUE, lockout_end = 9000000000000000 WHERE user_name = 'clerk'");
        await host.ScalarAsync<long>(
            "INSERT INTO identity_user_roles (user_id, role_id) SELECT u.id, r.id FROM identity_users u, identity_roles r WHERE u.user_name = 'clerk' AND r.stereotype = 'TenantAdministrator'");
        using var boss = await host.SignInAsync("boss");
        var clerk = await IdAsync(host, "SELECT id FROM identity_users WHERE user_name = 'clerk'");
        var unit = await IdAsync(host, "SELECT id FROM identity_units WHERE code = 'M1-FIN'");

        foreach (var handler in new[] { "Reset", "SecondFactor", "Unlock", "Delete" })
            await RefusedAsync(host, boss, "Identity/Accounts?handler=" + handler, [("id", clerk)]);
        await RefusedAsync(host, boss, "Identity/Accounts/Edit", [("id", clerk), ("Input.DisplayName", "别人"), ("Input.UnitId", unit), ("Input.Enabled", "false")]);
        await RefusedAsync(host, boss, "Identity/Accounts/Roles", [("id", clerk)]);
        await RefusedAsync(host, boss, "Identity/ResetPaymentPassword", [("Input.UserId", clerk), ("Input.New", "Green-Field-4"), ("Input.Repeated", "Green-Field-4")]);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_client_is_given_no_wider_scope_or_unit_than_its_makers_by_page_or_api(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        await host.ScalarAsync<long>(
            """
            INSERT INTO identity_role_permissions (role_id, permission)
            SELECT id, 'Identity.ManageClients' FROM identity_roles WHERE stereotype = 'PaymentReviewer'
            """);
        await host.ScalarAsync<long>("UPDATE identity_roles SET customized = TRUE WHERE stereotype = 'PaymentReviewer'");
        await host.ScalarAsync<long>("UPDATE identity_access_version SET value = value + 1");
        using var boss = await host.SignInAsync("boss");
        var unit = await IdAsync(host, "SELECT id FROM identity_units WHERE code = 'M1'");
        var elsewhere = await IdAsync(host, "SELECT id FROM identity_units WHERE code = 'M2'");
        (string, string)[] Form(string unitId, string scope) =>
            [("Input.ClientId", "bank"), ("Input.Name", "银行"), ("Input.UnitId", unitId), ("Input.Scope", scope), ("Input.Enabled", "true"), ("Input.Permissions", "Identity.ViewAccounts")];

        await RefusedAsync(host, boss, "Identity/Clients/Edit", Form(unit, "All"));
        await RefusedAsync(host, boss, "Identity/Clients/Edit", Form(elsewhere, "OwnUnit"));
        foreach (var (code, scope) in new[] { ("M1", "All"), ("M2", "OwnUnit") })
        {
            var before = await StateAsync(host);
            using var answer = await boss.SendAsync("api/identity/clients/bank", HttpMethod.Put, new { name = "银行", unit = code, scope, permissions = new[] { "Identity.ViewAccounts" } });
            ((int)answer.StatusCode).ShouldBeInRange(400, 404, code);
            (await StateAsync(host)).ShouldBe(before, code);
        }

        using var allowed = await boss.SendAsync("api/identity/clients/bank", HttpMethod.Put, new { name = "银行", unit = "M1", scope = "OwnUnit", permissions = new[] { "Identity.ViewAccounts" } });
        allowed.StatusCode.ShouldBe(HttpStatusCode.OK, "what was refused was refused for its width");
    }

    private static (string Name, string Value)[] Role(string unit)
        => [("Input.Name", "越权"), ("Input.UnitId", unit), ("Input.Type", "Business"), ("Input.Scope", "OwnUnit"), ("Input.Description", "")];

    /// <summary>Sends the form; whatever the answer, it is none that shows an error of ours, and nobody's rights or secrets are others afterwards.</summary>
    private static async Task RefusedAsync(TestHost host, HttpClient client, string address, (string Name, string Value)[] fields)
    {
        var before = await StateAsync(host);
        var page = await client.GetStringAsync("Identity/ChangePassword");
        using var answer = await client.PostFormAsync(address, page, fields);
        ((int)answer.StatusCode).ShouldBeLessThan(500, address);
        answer.StatusCode.ShouldNotBe(HttpStatusCode.BadRequest, address + ": the form was not read");
        (await StateAsync(host)).ShouldBe(before, address);
    }

    internal static Task<string> StateAsync(TestHost host)
        => host.InTenantAsync(IdentityHost.Tenant, services => services.GetRequiredService<ITenantWriter>().ExecuteAsync(
            async (transaction, _) =>
            {
                var state = new List<string>();
                foreach (var sql in new[]
                {
                    "SELECT id, display_name, unit_id, enabled, password_hash, security_stamp, payment_password_hash, two_factor_enabled, lockout_end, deleted_at FROM identity_users ORDER BY id",
                    "SELECT user_id, role_id FROM identity_user_roles ORDER BY user_id, role_id",
                    "SELECT user_id, unit_id FROM identity_user_units ORDER BY user_id, unit_id",
                    "SELECT id, name, unit_id, scope FROM identity_roles ORDER BY id",
                    "SELECT role_id, permission FROM identity_role_permissions ORDER BY role_id, permission",
                    "SELECT id, unit_id, scope FROM identity_clients ORDER BY id",
                })
                {
                    foreach (IDictionary<string, object?> row in await transaction.Connection.QueryAsync(sql, null, transaction.Transaction))
                        state.Add(string.Join('|', row.Values));
                }

                return string.Join('\n', state);
            },
            CancellationToken.None));

    private static async Task<string> IdAsync(TestHost host, string sql)
        => Convert.ToString(await host.ScalarAsync<object>(sql), System.Globalization.CultureInfo.InvariantCulture)!;
}

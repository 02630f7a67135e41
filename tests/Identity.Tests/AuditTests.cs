using System.Data.Common;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Auditing;
using PayHall.Identity.Accounts;
using PayHall.Identity.Auditing;
using PayHall.Organizations;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Identity.Tests;

/// <summary>Who, when, from where, what, before and after: of every change and of every sign-in attempt (I-13).</summary>
public sealed class AuditTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Every_sign_in_attempt_is_there_with_its_address_and_its_reason(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var client = host.Anonymous();
        await host.TryAsync(client, "boss", "wrong");
        await host.TryAsync(client, "nobody", "MyTyped#Password-1");
        var form = await client.ReadFormAsync("Identity/SignIn");
        (form["Input.UserName"], form["Input.Password"], form["CaptchaAnswer"]) = ("boss", IdentityHost.Password, "????");
        await client.PostAsync("Identity/SignIn", new FormUrlEncodedContent(form));
        for (var attempt = 0; attempt < 6; attempt++)
            await host.TryAsync(client, "clerk", "wrong");
        await host.ScalarAsync<long>("UPDATE identity_users SET enabled = FALSE WHERE user_name = 'other'");
        await host.TryAsync(client, "other", IdentityHost.Password);
        await host.TryAsync(client, "boss", IdentityHost.Password);

        using var root = await host.SignInAsync("root");
        var page = await root.GetStringAsync("Identity/Audit?action=Identity.SignInRefused");
        page.ShouldContain("账号 boss");
        page.ShouldContain("（未知用户名，不留存）");
        page.ShouldNotContain("nobody");
        foreach (var (subject, reason) in new[]
        {
            ("account:boss", "WrongPassword"), ("account:unknown", "UnknownAccount"), ("account:boss", "WrongCaptcha"),
            ("account:clerk", "WrongPassword"), ("account:clerk", "Locked"), ("account:other", "Disabled"),
        })
        {
            var rows = await host.ScalarAsync<long>(
                $"SELECT count(*) FROM identity_audit WHERE action = 'Identity.SignInRefused' AND refused = (1 = 1) AND address <> '' AND subject = '{subject}' AND state_after LIKE '%{reason}%'");
            rows.ShouldBePositive($"{subject} {reason}");
        }

        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_audit WHERE action = 'Identity.SignedIn' AND subject = 'account:boss' AND address <> ''")).ShouldBe(1);
    }

    [Fact]
    public async Task Of_attempts_that_nobody_looks_at_the_trail_keeps_their_number_and_does_not_grow_with_each()
    {
        await using var host = await IdentityHost.StartAsync();
        await host.InTenantAsync(IdentityHost.Tenant, services => services.GetRequiredService<PayHall.Settings.ISettings<IdentitySettings>>()
            .SaveAsync(new IdentitySettings { AddressLimit = 5, Captcha = false }, default));
        using var client = host.Anonymous();
        var page = await client.GetStringAsync("Identity/SignIn");
        for (var attempt = 0; attempt < 5 + 9; attempt++)
            await client.PostFormAsync("Identity/SignIn", page, [("Input.UserName", "nobody"), ("Input.Password", "wrong")]);

        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_audit WHERE state_after LIKE '%TooManyAttempts%'")).ShouldBe(4);
        (await host.ScalarAsync<string>("SELECT max(state_after) FROM identity_audit WHERE state_after LIKE '%TooManyAttempts%' AND state_after LIKE '%13%'"))!.ShouldContain("\"attempts\":13");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task No_secret_is_in_the_trail(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        string[] secrets = [IdentityHost.Password, IdentityHost.PaymentPassword, IdentityHost.ClientSecret, "Blue-Harbor-9", "Green-Field-4", "Typed-By-Mistake-1", "Wrong-Payment-1", "New#Initial-77", "Ha@654321"];
        using var boss = await host.SignInAsync("boss");
        await host.TryAsync(host.Anonymous(), "Typed-By-Mistake-1", "x");
        await boss.SubmitAsync("Identity/ChangePassword", ("Input.Current", "Typed-By-Mistake-1"), ("Input.New", "Blue-Harbor-9"), ("Input.Repeated", "Blue-Harbor-9"));
        (await boss.SubmitAsync("Identity/ChangePassword", ("Input.Current", IdentityHost.Password), ("Input.New", "Blue-Harbor-9"), ("Input.Repeated", "Blue-Harbor-9"))).ShouldBeEmpty();
        await boss.SubmitAsync("Identity/ChangePaymentPassword", ("Input.Current", "Wrong-Payment-1"), ("Input.New", "Green-Field-4"), ("Input.Repeated", "Green-Field-4"));
        (await boss.SubmitAsync("Identity/ChangePaymentPassword", ("Input.Current", IdentityHost.PaymentPassword), ("Input.New", "Green-Field-4"), ("Input.Repeated", "Green-Field-4"))).ShouldBeEmpty();
        using var root = await host.SignInAsync("root");
        var form = await root.ReadFormAsync("Identity/Settings/Security", "#security");
        form["Input.InitialPassword"] = "New#Initial-77";
        (await root.PostAsync("Identity/Settings/Security", new FormUrlEncodedContent(form))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var clerk = await host.ScalarAsync<string>("SELECT id FROM identity_users WHERE user_name = 'clerk'");
        var issued = "";
        await host.AsAsync("boss", async services => issued = (await services.GetRequiredService<ResetPassword>().HandleAsync(clerk, default)).Password);
        await host.AsAsync("boss", services => Should.ThrowAsync<PayHall.Errors.RuleException>(services.GetRequiredService<IStepUp>().VerifyPaymentPasswordAsync("Wrong-Payment-1", default)));

        foreach (var action in new[] { "PasswordRefused", "PasswordChanged", "PaymentPasswordRefused", "PaymentPasswordChanged", "PasswordReset", "ClientAdded" })
            (await host.ScalarAsync<long>($"SELECT count(*) FROM identity_audit WHERE action = 'Identity.{action}'")).ShouldBePositive(action);
        var all = await host.ScalarAsync<string>(
            database == DatabaseProvider.PostgreSql
                ? "SELECT string_agg(concat_ws(' ', actor_id, actor_name, address, action, subject, state_before, state_after), ' ') FROM identity_audit"
                : "SELECT group_concat(actor_name || ' ' || address || ' ' || action || ' ' || subject || ' ' || COALESCE(state_before, '') || ' ' || COALESCE(state_after, ''), ' ') FROM identity_audit");
        all!.ShouldContain("initialPassword");
        foreach (var secret in secrets.Append(issued))
            all!.ShouldNotContain(secret);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_change_is_shown_with_what_was_before_and_after_in_words(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var clerk = await host.ScalarAsync<string>("SELECT id FROM identity_users WHERE user_name = 'clerk'");
        var unit = await host.ScalarAsync<long>("SELECT id FROM identity_units WHERE code = 'M1'");
        await host.AsAsync("boss", services => services.GetRequiredService<SaveAccount>().HandleAsync(
            new SaveAccountCommand { Id = clerk, DisplayName = "陈静怡", Phone = "13800001111", UnitId = unit, Enabled = false }, default));
        var id = await host.ScalarAsync<long>("SELECT max(id) FROM identity_audit WHERE action = 'Identity.AccountChanged'");

        using var boss = await host.SignInAsync("boss");
        var page = await boss.GetStringAsync("Identity/Audit/Details?id=" + id.ToString(CultureInfo.InvariantCulture));

        page.ShouldContain("修改账号");
        page.ShouldContain("13800001111");
        page.ShouldContain("财务科");
        page.ShouldContain("云岭市第一人民医院");
        page.ShouldContain("已启用");
        page.ShouldContain("<b>否</b>");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_members_administrator_sees_what_the_members_own_people_did_and_nothing_else(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using (await host.SignInAsync("other"))
        using (await host.SignInAsync("clerk"))
        {
        }

        await host.TryAsync(host.Anonymous(), "clerk", "wrong");
        await host.TryAsync(host.Anonymous(), "other", "wrong");
        using var root = await host.SignInAsync("root");
        using var boss = await host.SignInAsync("boss");

        var mine = await boss.GetStringAsync("Identity/Audit");
        mine.ShouldContain("陈静怡");
        mine.ShouldContain("账号 clerk");
        mine.ShouldNotContain("何俊");
        mine.ShouldNotContain("账号 other");
        mine.ShouldNotContain("周正");
        (await root.GetStringAsync("Identity/Audit")).ShouldContain("何俊");
        var foreign = await host.ScalarAsync<long>("SELECT max(id) FROM identity_audit WHERE subject = 'account:other'");
        (await boss.GetAsync("Identity/Audit/Details?id=" + foreign.ToString(CultureInfo.InvariantCulture))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await boss.GetAsync("Identity/Audit/Verify")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var clerk = await host.SignInAsync("clerk");
        (await clerk.GetAsync("Identity/Audit")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task The_trail_is_searched_by_each_of_its_columns(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        await host.AsAsync("boss", services => services.GetRequiredService<IAuditTrail>().AppendAsync(
            new AuditEntry("Identity.AccountUnlocked", "account:searched-1", AuditState.Of(new { title = "旧职务" }), AuditState.Of(new { title = "新职务" })), default));
        await host.AsAsync("root", services => services.GetRequiredService<IAuditTrail>().AppendAsync(new AuditEntry("Identity.AccountUnlocked", "account:searched-2"), default));
        await host.InTenantAsync(IdentityHost.Tenant, async services =>
        {
            var search = services.GetRequiredService<AuditSearch>();
            async Task<IEnumerable<string>> FindAsync(AuditFilter filter) => (await search.FindAsync(filter with { Action = "Identity.AccountUnlocked" }, null, default)).Rows.Select(row => row.Subject);
            var today = services.GetRequiredService<TenantClock>().Today;

            (await FindAsync(new AuditFilter())).ShouldBe(["account:searched-2", "account:searched-1"]);
            (await FindAsync(new AuditFilter { Who = "吴海" })).ShouldBe(["account:searched-1"]);
            (await FindAsync(new AuditFilter { Who = "Root" })).ShouldBe(["account:searched-2"]);
            (await FindAsync(new AuditFilter { Subject = "ched-2" })).ShouldBe(["account:searched-2"]);
            (await FindAsync(new AuditFilter { Text = "新职务" })).ShouldBe(["account:searched-1"]);
            (await FindAsync(new AuditFilter { Text = "没有这些字" })).ShouldBeEmpty();
            (await FindAsync(new AuditFilter { From = today, To = today })).Count().ShouldBe(2);
            (await FindAsync(new AuditFilter { From = today.AddDays(1) })).ShouldBeEmpty();
            (await FindAsync(new AuditFilter { From = DateOnly.MinValue, To = DateOnly.MaxValue })).Count().ShouldBe(2);
            (await FindAsync(new AuditFilter { To = today.AddDays(-1) })).ShouldBeEmpty();
            (await FindAsync(new AuditFilter { Refused = true })).ShouldBeEmpty();
            (await FindAsync(new AuditFilter { Address = "10." })).ShouldBeEmpty();
        });
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Pages_of_the_list_follow_one_another_without_gap_or_repetition(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        await host.InTenantAsync(IdentityHost.Tenant, async services =>
        {
            for (var number = 0; number < 120; number++)
                await services.GetRequiredService<IAuditTrail>().AppendAsync(new AuditEntry("Identity.UnitAdded", $"unit:paged-{number:000}"), default);
            var search = services.GetRequiredService<AuditSearch>();
            var filter = new AuditFilter { Subject = "paged-" };
            var (seen, after) = (new List<string>(), (string?)null);
            do
            {
                var (rows, next) = await search.FindAsync(filter, after, default);
                seen.AddRange(rows.Select(row => row.Subject));
                after = next;
            }
            while (after is not null);

            seen.ShouldBe(Enumerable.Range(0, 120).Reverse().Select(number => $"unit:paged-{number:000}"));
        });
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Rows_blocks_and_seals_can_neither_be_changed_nor_deleted(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        await SealAsync(host);
        foreach (var (table, column) in new[] { ("identity_audit", "address"), ("identity_audit_blocks", "hash"), ("identity_audit_seals", "digest") })
        {
            (await host.ScalarAsync<long>($"SELECT count(*) FROM {table}")).ShouldBePositive();
            await Should.ThrowAsync<DbException>(host.ScalarAsync<long>($"UPDATE {table} SET {column} = 'x'"));
            await Should.ThrowAsync<DbException>(host.ScalarAsync<long>($"DELETE FROM {table}"));
        }
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_untouched_trail_verifies_over_http_and_the_kept_head_is_found_in_it(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var root = await host.SignInAsync("root");
        await SealAsync(host);
        var head = await host.InTenantAsync(IdentityHost.Tenant, services => services.GetRequiredService<VerifyAudit>().HeadAsync(default));

        var form = await root.ReadFormAsync("Identity/Audit/Verify", "main form");
        (form["Input.Block"], form["Input.Hash"]) = (head.Number.ToString(CultureInfo.InvariantCulture), head.Hash);
        using var good = await root.PostAsync("Identity/Audit/Verify", new FormUrlEncodedContent(form));
        (await good.Content.ReadAsStringAsync()).ShouldContain("验证一致，并与另行保存的链首相符");
        form["Input.Hash"] = new string('a', 64);
        using var other = await root.PostAsync("Identity/Audit/Verify", new FormUrlEncodedContent(form));
        (await other.Content.ReadAsStringAsync()).ShouldContain("日志被改写");
        form["Input.Hash"] = "short";
        using var wrong = await root.PostAsync("Identity/Audit/Verify", new FormUrlEncodedContent(form));
        (await wrong.Content.ReadAsStringAsync()).ShouldContain("64 个十六进制字符");
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_audit WHERE action = 'Identity.AuditVerified'")).ShouldBe(2);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_changed_row_is_found_and_named(DatabaseProvider database)
        => (await FaultAsync(database, id => $"UPDATE identity_audit SET state_after = '{{}}' WHERE id = {id}")).ShouldContain("修改");

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_row_whose_unit_was_changed_is_found_and_named(DatabaseProvider database)
        => (await FaultAsync(database, id => $"UPDATE identity_audit SET unit_id = COALESCE(unit_id, 0) + 1 WHERE id = {id}")).ShouldContain("修改");

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_removed_row_is_found_and_named(DatabaseProvider database)
        => (await FaultAsync(database, id => $"DELETE FROM identity_audit WHERE id = {id}")).ShouldContain("删除");

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_row_that_was_slipped_in_is_found_and_named(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        await SealAsync(host);
        host.Clock.Advance(TimeSpan.FromHours(2));
        await host.InTenantAsync(IdentityHost.Tenant, services => services.GetRequiredService<IAuditTrail>().AppendAsync(new AuditEntry("Identity.UnitAdded", "unit:later"), default));
        await SealAsync(host);
        await host.ScalarAsync<long>(
            "INSERT INTO identity_audit (id, at, actor_name, address, action, subject) VALUES (-5, 0, 'x', '', 'Identity.SignedIn', 'account:boss')");
        await SealAsync(host);

        var result = await VerifyAsync(host);

        result.FirstFault!.Row.ShouldBe(-5);
        result.FirstFault.Message.ToString().ShouldContain("事后插入");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_row_replaced_together_with_its_seal_is_found_by_its_block(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        await SealAsync(host);
        await UnlockAsync(host, database);
        await host.ScalarAsync<long>("UPDATE identity_audit_seals SET digest = 'x' WHERE position = 1");
        (await VerifyAsync(host)).FirstFault!.Row.ShouldNotBeNull();

        await host.InTenantAsync(IdentityHost.Tenant, async services =>
        {
            var row = await services.GetRequiredService<PayHall.Data.ITenantWriter>().ExecuteAsync(
                (tx, _) => Dapper.SqlMapper.QuerySingleAsync<AuditContent>(tx.Connection, $"SELECT {AuditContent.Columns} FROM identity_audit a WHERE a.id = 1", null, tx.Transaction), default);
            var forged = new AuditContent { Id = row.Id, At = row.At, ActorId = row.ActorId, ActorName = "伪造", UnitId = row.UnitId, Address = row.Address, Action = row.Action, Subject = row.Subject, Refused = row.Refused, Before = row.Before, After = row.After };
            await host.ScalarAsync<long>("UPDATE identity_audit SET actor_name = '伪造' WHERE id = 1");
            await host.ScalarAsync<long>($"UPDATE identity_audit_seals SET digest = '{AuditDigest.Of(forged)}' WHERE audit_id = 1");
        });
        var fault = (await VerifyAsync(host)).FirstFault!;
        fault.Block.ShouldBe(1);
        fault.Message.ToString().ShouldContain("区块哈希不符");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_write_does_not_wait_for_the_chain_and_is_sealed_once(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => host.InTenantAsync(IdentityHost.Tenant, services =>
            number % 8 == 0
                ? services.GetRequiredService<AuditSealer>().SealAllAsync(default)
                : services.GetRequiredService<IAuditTrail>().AppendAsync(new AuditEntry("Identity.UnitAdded", $"unit:{number}"), default))));
        await SealAsync(host);

        var result = await VerifyAsync(host);

        result.Ok.ShouldBeTrue(result.FirstFault?.Message.ToString());
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_audit a WHERE NOT EXISTS (SELECT 1 FROM identity_audit_seals s WHERE s.audit_id = a.id)")).ShouldBe(1, "the verification's own row");
    }

    private static async Task<string> FaultAsync(DatabaseProvider database, Func<long, string> sql)
    {
        await using var host = await IdentityHost.StartAsync(database);
        await SealAsync(host);
        var id = await host.ScalarAsync<long>("SELECT audit_id FROM identity_audit_seals WHERE position = 2");
        await UnlockAsync(host, database);
        await host.ScalarAsync<long>(sql(id));

        var result = await VerifyAsync(host);

        result.Ok.ShouldBeFalse();
        result.FirstFault!.Row.ShouldBe(id);
        return result.FirstFault.Message.ToString();
    }

    /// <summary>What an intruder with the database's own rights would do first.</summary>
    private static async Task UnlockAsync(TestHost host, DatabaseProvider database)
    {
        foreach (var table in new[] { "identity_audit", "identity_audit_seals" })
        {
            await host.ScalarAsync<long>(database == DatabaseProvider.PostgreSql
                ? $"DROP TRIGGER {table}_immutable ON {table}"
                : $"DROP TRIGGER {table}_no_update");
            if (database == DatabaseProvider.Sqlite)
                await host.ScalarAsync<long>($"DROP TRIGGER {table}_no_delete");
        }
    }

    private static Task SealAsync(TestHost host)
        => host.InTenantAsync(IdentityHost.Tenant, services => services.GetRequiredService<AuditSealer>().SealAllAsync(default));

    private static Task<AuditVerification> VerifyAsync(TestHost host)
        => host.InTenantAsync(IdentityHost.Tenant, services => services.GetRequiredService<VerifyAudit>().HandleAsync(null, default));
}

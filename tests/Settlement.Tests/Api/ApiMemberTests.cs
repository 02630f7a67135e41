using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Settlement.Tests.Api;

/// <summary>A member is registered whole or not at all, and takes nothing that is another's.</summary>
public sealed class ApiMemberTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_code_that_differs_in_case_only_is_refused_and_the_first_members_money_stays_its_own(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await RefusedAsync(exchange, "h1", "Hospital");
        (await exchange.Machine.PutAsync("bank-deposits/SN1", ApiExchange.Deposit("5.00", "h1"))).ShouldHaveStatus(400).WrongFields.ShouldBe(["member"]);
        (await exchange.SqlAsync<string>("SELECT name FROM settlement_accounts a WHERE kind = 'Available' AND member_id = (SELECT id FROM settlement_members WHERE code = 'H1')")).ShouldBe("会员H1");
        await exchange.DepositAsync("7.00");
        (await exchange.Machine.GetAsync("members/H1/account"))["available"].ShouldBe("7.00");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Codes_that_differ_in_case_only_at_once_make_one_member(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => exchange.Machine.PutAsync(n % 2 == 0 ? "members/N1" : "members/n1", new { name = "新会员", kind = "Hospital" })));
        answers.Where(answer => answer.Status == 200).Select(answer => answer["code"]).Distinct().Count().ShouldBe(1, string.Join('\n', answers.Select(answer => answer.Text)));
        answers.Where(answer => answer.Status != 200).ShouldAllBe(answer => answer.WrongFields.Single() == "code");
        (await exchange.SqlAsync<long>("SELECT COUNT(*) FROM settlement_members WHERE lower(code) = 'n1'")).ShouldBe(1);
        (await exchange.SqlAsync<long>("SELECT COUNT(*) FROM identity_units WHERE lower(code) = 'n1'")).ShouldBe(1);
        (await exchange.SqlAsync<long>("SELECT COUNT(*) FROM identity_users WHERE normalized_user_name = 'N1'")).ShouldBe(1);
        (await exchange.SqlAsync<long>("SELECT COUNT(*) FROM settlement_accounts WHERE name = '新会员'")).ShouldBe(2);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_code_that_can_not_be_a_sign_in_name_or_is_a_units_or_a_persons_registers_nothing(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await RefusedAsync(exchange, "N", "Hospital");
        await RefusedAsync(exchange, "office", "Hospital");
        await RefusedAsync(exchange, "exchange", "Hospital");
        await RefusedAsync(exchange, "ADMIN", "Hospital");
        (await exchange.SqlAsync<string>("SELECT name || ' ' || kind FROM identity_units WHERE code = 'office'")).ShouldBe("结算部 Department");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_registration_that_breaks_off_leaves_nothing_behind(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        var before = await exchange.CountRowsAsync();

        // The administrator's role is gone: the last of all steps fails.
        await exchange.SqlAsync<int>("UPDATE identity_roles SET stereotype = NULL WHERE stereotype = 'PaymentReviewer'");
        (await exchange.Machine.PutAsync("members/N1", new { name = "新会员", kind = "Hospital" })).Status.ShouldBe(400);
        (await exchange.CountRowsAsync()).ShouldBe(before);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_member_put_again_may_change_its_name_and_superior_and_nothing_else(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.PutMemberAsync("A1", "Agency");
        var first = await exchange.PutMemberAsync("P1", "PrimaryInstitution");
        (await exchange.PutMemberAsync("P1", "PrimaryInstitution")).ShouldBe(first);
        var before = await exchange.CountRowsAsync();
        var changed = (await exchange.Machine.PutAsync("members/P1", new { name = "新名称", kind = "PrimaryInstitution", superior = "A1" })).ShouldHaveStatus(200);
        (changed["name"], changed["superior"]).ShouldBe(("新名称", "A1"));
        changed.Json.GetProperty("administrator").GetProperty("userName").GetString().ShouldBe("P1");
        (await exchange.SqlAsync<long>("SELECT COUNT(*) FROM settlement_accounts WHERE name = '新名称'")).ShouldBe(2);
        (await exchange.SqlAsync<string>("SELECT name FROM identity_units WHERE code = 'P1'")).ShouldBe("新名称");

        var refused = (await exchange.Machine.PutAsync("members/P1", new { name = "新名称", kind = "Hospital" })).ShouldHaveStatus(409);
        refused.Code.ShouldBe("MemberKindFixed");
        refused.WrongFields.ShouldBe(["kind"]);
        (await exchange.CountRowsAsync()).ShouldBe(before);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task The_administrator_of_an_existing_member_is_the_one_it_has(DatabaseProvider database)
    {
        var exchange = await host.NewAsync(database);
        await exchange.SqlAsync<int>("UPDATE settlement_members SET administrator = 'maker' WHERE code = 'H1'");
        (await exchange.PutMemberAsync("H1", "Hospital")).Json.GetProperty("administrator").GetProperty("userName").GetString().ShouldBe("maker");
    }

    private static async Task RefusedAsync(ApiExchange exchange, string code, string kind)
    {
        var before = await exchange.CountRowsAsync();
        var answer = (await exchange.Machine.PutAsync("members/" + code, new { name = "新会员", kind })).ShouldHaveStatus(400);
        answer.WrongFields.ShouldBe(["code"], code);
        (await exchange.CountRowsAsync()).ShouldBe(before);
    }
}

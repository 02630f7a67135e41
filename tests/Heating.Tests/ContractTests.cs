using System.Net;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Heating.Tests;

/// <summary>Contracts over their pages (H-14): proposed by one person, decided by another, once.</summary>
public sealed class ContractTests(HeatingHost host) : IClassFixture<HeatingHost>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_bill_needs_a_contract_that_another_person_approved(DatabaseProvider database)
    {
        var (company, household) = await CompanyAsync(database);
        using var maker = await company.SignInAsync("maker");
        using var checker = await company.SignInAsync("checker");
        (await ProposeAsync(maker, household)).ShouldBeEmpty();
        (await company.BillAsync())["skipped"][0].GetProperty("code").GetString().ShouldBe("NoContract");

        var contract = await company.SqlAsync<long>("SELECT id FROM heating_contracts");
        (await DecideAsync(maker, contract)).ShouldContain("由您本人提交，须由另一人审批");
        (await company.BillAsync())["billed"].GetInt32().ShouldBe(0);
        (await DecideAsync(checker, contract)).ShouldBeEmpty();

        (await company.GetAsync("households/1")).Ok().Text("tariff").ShouldBe(HeatingCompany.Tariff);
        (await company.BillAsync())["billed"].GetInt32().ShouldBe(1);
        (await company.SqlAsync<string>("SELECT proposed_by || ' ' || decided_by FROM heating_contracts")).ShouldBe("马克勤 陈核");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Two_people_who_approve_the_same_contract_approve_it_once(DatabaseProvider database)
    {
        var (company, household) = await CompanyAsync(database);
        using var maker = await company.SignInAsync("maker");
        using var checker = await company.SignInAsync("checker");
        using var other = await company.SignInAsync("checker2");
        await ProposeAsync(maker, household);
        var contract = await company.SqlAsync<long>("SELECT id FROM heating_contracts");
        var forms = await Task.WhenAll(checker.ReadFormAsync("Heating/Contracts/Approve"), other.ReadFormAsync("Heating/Contracts/Approve"));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => n % 2 == 0 ? DecideAsync(checker, contract, form: forms[0]) : DecideAsync(other, contract, form: forms[1])));
        outcomes.Count(outcome => outcome.Length == 0).ShouldBe(1);
        outcomes.Where(outcome => outcome.Length > 0).ShouldAllBe(outcome => outcome.Contains("的签约已由他人审批，请刷新列表", StringComparison.Ordinal));
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_contracts WHERE status = 1")).ShouldBe(1);
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM identity_audit WHERE action = 'Heating.ContractsApproved'")).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task One_who_approves_and_one_who_refuses_at_once_decide_once(DatabaseProvider database)
    {
        var (company, household) = await CompanyAsync(database);
        using var maker = await company.SignInAsync("maker");
        using var checker = await company.SignInAsync("checker");
        using var other = await company.SignInAsync("checker2");
        await ProposeAsync(maker, household);
        var contract = await company.SqlAsync<long>("SELECT id FROM heating_contracts");
        var outcomes = await Task.WhenAll(DecideAsync(checker, contract), DecideAsync(other, contract, "refuse", "面积有误"));
        outcomes.Count(outcome => outcome.Length == 0).ShouldBe(1);
        var approved = await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_contracts WHERE status = 1");
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_households WHERE tariff_id IS NOT NULL")).ShouldBe(approved);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_refusal_needs_an_opinion_and_leaves_the_household_without_contract(DatabaseProvider database)
    {
        var (company, household) = await CompanyAsync(database);
        using var maker = await company.SignInAsync("maker");
        using var checker = await company.SignInAsync("checker");
        await ProposeAsync(maker, household);
        await ProposeAsync(maker, household);
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_contracts")).ShouldBe(1);
        var contract = await company.SqlAsync<long>("SELECT id FROM heating_contracts");
        (await DecideAsync(checker, contract, "refuse")).ShouldContain("拒绝时请填写意见");
        (await DecideAsync(checker, contract, "refuse", "面积有误")).ShouldBeEmpty();
        (await DecideAsync(checker, contract)).ShouldContain("的签约已由他人审批");
        (await company.BillAsync())["billed"].GetInt32().ShouldBe(0);
        (await ProposeAsync(maker, household)).ShouldBeEmpty();
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_contracts WHERE status = 0")).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task One_own_proposal_among_others_stops_the_whole_approval(DatabaseProvider database)
    {
        var (company, household) = await CompanyAsync(database);
        await company.PutHouseholdAsync("2", tariff: null);
        var second = await company.SqlAsync<long>("SELECT id FROM heating_households WHERE account = '2'");
        using var maker = await company.SignInAsync("maker");
        using var checker = await company.SignInAsync("checker");
        await ProposeAsync(maker, household);
        await ProposeAsync(checker, second);
        var page = await PostAsync(checker, "Heating/Contracts/Approve", [("ids", "1"), ("ids", "2"), ("act", "approve")]);
        page.ShouldContain("由您本人提交，须由另一人审批");
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_contracts WHERE status = 0")).ShouldBe(2);
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_households WHERE tariff_id IS NOT NULL")).ShouldBe(0);
    }

    private async Task<(HeatingCompany Company, long Household)> CompanyAsync(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        await company.PutTariffAsync();
        await company.PutHouseholdAsync("1", tariff: null);
        return (company, await company.SqlAsync<long>("SELECT id FROM heating_households"));
    }

    private static Task<string> ProposeAsync(HttpClient person, long household)
        => PostAsync(person, "Heating/Contracts/Propose?all=1", [("ids", FormattableString.Invariant($"{household}")), ("tariff", HeatingCompany.Tariff)]);

    private static Task<string> DecideAsync(HttpClient person, long contract, string act = "approve", string opinion = "", Dictionary<string, string>? form = null)
        => PostAsync(person, "Heating/Contracts/Approve", [("ids", FormattableString.Invariant($"{contract}")), ("act", act), ("opinion", opinion)], form);

    /// <summary>Sends a form of the page; what the page then says, or nothing when it redirects.</summary>
    private static async Task<string> PostAsync(HttpClient person, string address, (string Name, string Value)[] fields, Dictionary<string, string>? form = null)
    {
        form ??= await person.ReadFormAsync(address);
        var sent = fields.Append(("__RequestVerificationToken", form["__RequestVerificationToken"])).Select(field => KeyValuePair.Create(field.Item1, field.Item2));
        using var answer = await person.PostAsync(address, new FormUrlEncodedContent(sent));
        if (answer.StatusCode == HttpStatusCode.Redirect)
            return "";
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Identity.Accounts;
using PayHall.Identity.Data;
using PayHall.Identity.Domain;
using PayHall.Identity.Organizations;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Identity.Tests;

/// <summary>The organisation tree under use (H-02, I-01).</summary>
public sealed class UnitTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Moves_at_the_same_moment_leave_a_tree(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        var (root, first, second, third) = (await UnitAsync(host, "EX"), await UnitAsync(host, "M1"), await UnitAsync(host, "M2"), await UnitAsync(host, "M1-FIN"));
        (long Unit, long Parent)[] moves = [(first, second), (second, first), (third, second), (third, first), (first, root), (second, root)];

        await Task.WhenAll(Enumerable.Range(0, 60).Select(number => Task.Run(() => host.AsAsync("root", async services =>
        {
            var (unit, parent) = moves[number % moves.Length];
            try
            {
                await services.GetRequiredService<SaveUnit>().HandleAsync(new SaveUnitCommand { Id = unit, ParentId = parent, Name = $"机构{unit}" }, default);
            }
            catch (UnitBelowItselfException)
            {
                // The other way round came first.
            }
        }))));

        var units = await host.InTenantAsync(IdentityHost.Tenant, services => services.GetRequiredService<IdentityDb>().AllUnits.AsNoTracking().ToDictionaryAsync(unit => unit.Id));
        foreach (var unit in units.Values)
            unit.Path.ShouldBe(UnitPath.Below(unit.ParentId is { } parent ? units[parent].Path : "", unit.Id), unit.Name);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Accounts_that_are_deleted_hold_no_unit_back_and_leave_nothing_that_signs_in(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using (await host.SignInAsync("clerk"))
        {
        }

        var (department, member) = (await UnitAsync(host, "M1-FIN"), await UnitAsync(host, "M1"));
        await host.ScalarAsync<long>($"INSERT INTO identity_user_units (user_id, unit_id) SELECT id, {department} FROM identity_users WHERE user_name = 'clerk'");
        await host.AsAsync("root", async services =>
        {
            await Should.ThrowAsync<UnitInUseException>(services.GetRequiredService<DeleteUnit>().HandleAsync(department, default));
            foreach (var name in new[] { "clerk", "fresh" })
                await services.GetRequiredService<DeleteAccount>().HandleAsync(await host.ScalarAsync<string>($"SELECT id FROM identity_users WHERE user_name = '{name}'"), default);
            await services.GetRequiredService<DeleteUnit>().HandleAsync(department, default);
        });

        (await host.ScalarAsync<long>("SELECT unit_id FROM identity_users WHERE user_name = 'clerk'")).ShouldBe(member);
        (await host.ScalarAsync<long>("SELECT count(*) FROM identity_user_units")).ShouldBe(0);
    }

    private static Task<long> UnitAsync(TestHost host, string code) => host.ScalarAsync<long>($"SELECT id FROM identity_units WHERE code = '{code}'");
}

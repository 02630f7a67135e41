using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using PayHall.Identity.Passwords;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Identity.Tests;

/// <summary>
/// Refusals that are answered alike cost the same work (I-05): the same comparisons of passwords and the same statements, counted by the
/// traces of the request, since a clock tells nothing on a busy machine. Statements are traced by PostgreSQL's driver alone.
/// </summary>
public sealed partial class SameWorkTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Signing_in_costs_the_same_for_an_unknown_name_a_wrong_password_and_a_locked_account(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var client = host.Anonymous();
        for (var attempt = 0; attempt < 5; attempt++)
            await host.TryAsync(client, "clerk", "wrong");

        await SignInAsync("nobody", "wrong");
        var unknown = await SignInAsync("nobody", "wrong");
        var wrong = await SignInAsync("boss", "wrong");
        var locked = await SignInAsync("clerk", IdentityHost.Password);

        unknown.Count(step => step == PasswordHashing.Comparing).ShouldBe(1);
        wrong.ShouldBe(unknown);
        locked.ShouldBe(unknown);
        if (database == DatabaseProvider.PostgreSql)
            unknown.Count.ShouldBeGreaterThan(5, "its statements are seen");

        async Task<IReadOnlyList<string>> SignInAsync(string userName, string password)
        {
            var form = await client.ReadFormAsync("Identity/SignIn");
            (form["Input.UserName"], form["Input.Password"]) = (userName, password);
            form["CaptchaAnswer"] = await host.ReadCaptchaAsync(IdentityHost.Tenant, form["CaptchaTicket"]);
            return await WorkAsync(() => client.PostAsync("Identity/SignIn", new FormUrlEncodedContent(form)));
        }
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task The_token_endpoint_does_the_same_for_an_unknown_client_and_a_wrong_secret(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var client = host.Anonymous();

        await AskAsync("nobody");
        var unknown = await AskAsync("nobody");
        var wrong = await AskAsync("trading");

        wrong.ShouldBe(unknown);
        if (database == DatabaseProvider.PostgreSql)
            unknown.Count.ShouldBeGreaterThan(1, "its statements are seen");

        Task<IReadOnlyList<string>> AskAsync(string id)
            => WorkAsync(() => client.ConnectAsync("token", ("grant_type", "client_credentials"), ("client_id", id), ("client_secret", "wrong-wrong-wrong-wrong-wrong-wrong")));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_challenge_for_a_certificate_is_made_without_looking_at_any_account(DatabaseProvider database)
    {
        await using var host = await IdentityHost.StartAsync(database);
        using var client = host.Anonymous();
        await WorkAsync(() => client.GetAsync("Identity/CaSignIn/Challenge"));
        var none = await WorkAsync(() => client.GetAsync("Identity/CaSignIn/Challenge"));
        var madeUp = await WorkAsync(() => client.GetAsync("Identity/CaSignIn/Challenge?pending=made-up"));
        madeUp.ShouldBe(none);
        none.ShouldNotContain(step => step.Contains("identity_users", StringComparison.Ordinal));
    }

    /// <summary>
    /// What a request made the host do, in its order: statements by their verb and table, comparisons by their name. What a host reads once
    /// it has read by then, because each test makes the first request twice.
    /// </summary>
    private static async Task<IReadOnlyList<string>> WorkAsync(Func<Task<HttpResponseMessage>> request)
    {
        var steps = new ConcurrentQueue<string>();
        using var trace = new Activity("test");
        trace.SetIdFormat(ActivityIdFormat.W3C);
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "PayHall.Identity" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == trace.TraceId && activity.Source.Name != "Microsoft.AspNetCore")
                    steps.Enqueue(Brief(activity.GetTagItem("db.query.text") as string ?? activity.GetTagItem("db.statement") as string ?? activity.OperationName));
            },
        };
        ActivitySource.AddActivityListener(listener);
        trace.Start();
        using (await request())
            trace.Stop();
        return [.. steps];
    }

    private static string Brief(string step)
        => Statement().Match(step) is { Success: true } statement ? statement.Groups["verb"].Value + " " + statement.Groups["table"].Value : step;

    [GeneratedRegex(@"^(?<verb>SELECT|INSERT|UPDATE|DELETE)\b.*?\b(?<table>(identity|platform)_\w+)", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Statement();
}

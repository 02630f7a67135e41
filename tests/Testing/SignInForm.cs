using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace PayHall.Testing;

/// <summary>Signs people in over HTTP the way a browser does, captcha included.</summary>
public static class SignInForm
{
    private const string AnyForm = "form:has(input[name=__RequestVerificationToken])";

    /// <summary>A client that is signed in. The captcha is read with the tenant's own keys, as only the tenant can.</summary>
    public static async Task<HttpClient> SignInAsync(this TestHost host, string tenant, string userName, string password)
    {
        ArgumentNullException.ThrowIfNull(host);
        var client = host.CreateClient(tenant);
        using var answer = await host.SubmitSignInAsync(client, tenant, userName, password);
        if (answer.StatusCode != HttpStatusCode.Redirect)
            throw new InvalidOperationException($"{userName} could not sign in to {tenant}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return client;
    }

    /// <summary>Fills in and submits the sign-in form.</summary>
    public static async Task<HttpResponseMessage> SubmitSignInAsync(this TestHost host, HttpClient client, string tenant, string userName, string password)
    {
        ArgumentNullException.ThrowIfNull(client);
        var form = await client.ReadFormAsync("Identity/SignIn");
        form["Input.UserName"] = userName;
        form["Input.Password"] = password;
        form["CaptchaAnswer"] = await host.ReadCaptchaAsync(tenant, form["CaptchaTicket"]);
        return await client.PostAsync("Identity/SignIn", new FormUrlEncodedContent(form));
    }

    /// <summary>The answer to a captcha ticket.</summary>
    public static Task<string> ReadCaptchaAsync(this TestHost host, string tenant, string ticket)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.InTenantAsync(tenant, services => Task.FromResult(
            services.GetRequiredService<IDataProtectionProvider>().CreateProtector("PayHall.Identity.Captcha").Unprotect(ticket).Split(' ')[2]));
    }

    /// <summary>The fields of a page's form (the last one with a token, unless a selector says which) with their values.</summary>
    public static async Task<Dictionary<string, string>> ReadFormAsync(this HttpClient client, string address, string selector = AnyForm)
    {
        ArgumentNullException.ThrowIfNull(client);
        return await FieldsAsync(await client.GetStringAsync(address), selector);
    }

    /// <summary>The same fields of a page that was read already.</summary>
    public static async Task<Dictionary<string, string>> FieldsAsync(string html, string selector = AnyForm)
    {
        var page = await BrowsingContext.New(Configuration.Default).OpenAsync(response => response.Content(html));
        var form = page.QuerySelectorAll(selector) is [.., var last] ? last : throw new InvalidOperationException($"The page has no form {selector}.");
        return form.QuerySelectorAll("input[name], textarea[name], select[name]")
            .Where(field => field.GetAttribute("type") is not ("checkbox" or "radio" or "submit") || field.HasAttribute("checked"))
            .GroupBy(field => field.GetAttribute("name")!)
            .ToDictionary(group => group.Key, group => Value(group.First()), StringComparer.Ordinal);
    }

    private static string Value(IElement field) => field.LocalName switch
    {
        "textarea" => field.TextContent,
        "select" => field.QuerySelector("option[selected]")?.GetAttribute("value") ?? "",
        _ => field.GetAttribute("value") ?? "",
    };
}
